package dev.keepalive.agent.config.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.config.StartedWith;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A user timeout that is legal and probably not meant. */
class UserTimeoutWarningTest {
  private static final String LATE =
      ": it replaces the count, so that a dead peer is found that late";

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "user-timeout=5s | user-timeout=5s is below idle=60s:"
            + " the first unanswered probe already ends the connection",
        "user-timeout=3m | user-timeout=3m is above idle + interval * count = 120s:"
            + " it replaces the count, so that a dead peer is found that late",
      })
  void an_unwise_user_timeout_is_a_warning(String argument, String message) {
    assertThat(StartedWith.argument(argument).warnings())
        .containsExactly("agent argument, column 14: " + message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "user-timeout=60s",
        "user-timeout=120s",
        "user-timeout=1ms,idle=kernel",
        "user-timeout=596h,count=kernel",
        "user-timeout=off,idle=1",
        "user-timeout=auto,idle=1",
      })
  void one_between_idle_and_the_last_probe_or_with_the_kernel_s_values_is_none(String argument) {
    assertThat(StartedWith.argument(argument).warnings()).isEmpty();
  }

  @Test
  void an_inherited_user_timeout_warns_once_in_general_and_where_a_rule_makes_it_unwise() {
    assertThat(
            warnings(
                """
                user-timeout=100s
                rule.a.match=connect a
                rule.b.match=connect b
                rule.b.idle=3m
                """))
        .containsExactly(
            "1:14: user-timeout=100s is below idle=180s for rule b:"
                + " the first unanswered probe already ends the connection");
  }

  @Test
  void what_is_warned_in_general_is_not_warned_again_for_a_rule_that_changes_nothing_of_it() {
    assertThat(
            warnings(
                """
                user-timeout=3m
                rule.same.match=connect a
                rule.same.app-settings=respect
                rule.sooner.match=connect b
                rule.sooner.count=5
                rule.earlier.match=connect c
                rule.earlier.idle=50
                rule.own.match=connect d
                rule.own.user-timeout=4m
                """))
        .containsExactly(
            "1:14: user-timeout=3m is above idle + interval * count = 120s" + LATE,
            "1:14: user-timeout=3m is above idle + interval * count = 110s for rule sooner" + LATE,
            "1:14: user-timeout=3m is above idle + interval * count = 110s for rule earlier" + LATE,
            "9:23: rule.own.user-timeout=4m is above idle + interval * count = 120s for rule own"
                + LATE);
  }

  @Test
  void neither_is_one_below_idle() {
    assertThat(
            warnings(
                """
                user-timeout=5s
                rule.same.match=connect a
                rule.same.count=5
                rule.later.match=connect b
                rule.later.idle=2m
                """))
        .containsExactly(
            "1:14: user-timeout=5s is below idle=60s: the first unanswered probe already ends the"
                + " connection",
            "1:14: user-timeout=5s is below idle=120s for rule later: the first unanswered probe"
                + " already ends the connection");
  }

  private List<String> warnings(String text) {
    return StartedWith.file(directory, text).warnings().stream()
        .map(line -> line.replaceFirst("^.*keepalive\\.properties:", ""))
        .toList();
  }
}
