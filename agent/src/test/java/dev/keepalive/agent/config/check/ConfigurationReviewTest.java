package dev.keepalive.agent.config.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.config.StartedWith;
import dev.keepalive.agent.config.source.LoadResult;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationReviewTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "idle=300s | 1:1: idle is exactly 300s, where conntrack's timer for unacknowledged data"
            + " sits; 240s is clear of it",
        "interval=61s | 1:1: interval 61s is above idle 60s; probes that follow a lost one should"
            + " come sooner than it, not later",
        "idle=1h | 1:1: a dead peer is found only after 1h 1m",
        "count=127\\ninterval=1m | 2:1: a dead peer is found only after 2h 8m",
        "idle=kernel | 1:1: idle is left to the kernel: two hours, unless"
            + " net.ipv4.tcp_keepalive_time says less",
        "preset=libkeepalive | 1:1: idle is left to the kernel: two hours, unless"
            + " net.ipv4.tcp_keepalive_time says less",
      })
  void what_is_unwise(String text, String message) {
    assertThat(advice(text.replace("\\n", "\n"))).containsExactly(message);
  }

  @ParameterizedTest
  @CsvSource({"idle=299s", "idle=59m", "interval=60s", "enabled=false\\nidle=300s", "preset=aws"})
  void what_is_not(String text) {
    assertThat(advice(text.replace("\\n", "\n"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "connect | connect db:1 | yes",
        "connect *.example | connect db.example | yes",
        "connect *.example | connect db*.example | yes",
        "connect db?.example | connect db1.example | yes",
        "connect db?.example | connect db*.example | no",
        "connect db1.example | connect db?.example | no",
        "connect a*c | connect a*b*c | yes",
        "connect a*b*c | connect a*c | no",
        "connect DB.example. | connect db.EXAMPLE | yes",
        "connect 10.0.0.0/8 | connect 10.20.0.0/16:80 | yes",
        "connect 10.20.0.0/16 | connect 10.0.0.0/8 | no",
        "connect 10.0.0.0/8 | accept from 10.20.0.0/16 | no",
        "any 10.0.0.0/8 | accept from 10.20.0.0/16 | yes",
        "any 10.0.0.0/8 | connect 10.1.1.1, accept from 10.20.0.0/16 | yes",
        "connect 10.0.0.0/8, accept from 10.0.0.0/8 | any 10.1.1.1 | yes",
        "connect 10.0.0.0/8 | any 10.1.1.1 | no",
        "connect [fd00::]/8 | connect [fd12::]/16 | yes",
        "connect [::]/0 | connect 10.1.1.1 | no",
        "connect 0.0.0.0/0 | connect db.example | no",
        "connect :1-10,20-30 | connect :2-3,25 | yes",
        "connect :1-10,11-30 | connect :5-25 | yes",
        "connect :11-30,1-10 | connect :5-25 | yes",
        "connect :11-30,1-9 | connect :5-25 | no",
        "connect :20-30,1-10 | connect :25 | yes",
        "connect :20-30,1-10 | connect :9-21 | no",
        "connect :1-10,20-30 | connect :9-21 | no",
        "connect db:5432 | connect db | no",
        "accept | any db.example | no",
        "connect | any db.example | yes",
      })
  void a_rule_that_can_never_match(String first, String second, String never) {
    String what = "2:1: rule b can never match: a before it takes all that it would";
    assertThat(advice("rule.a.match=" + first + "\nrule.b.match=" + second + "\n"))
        .isEqualTo(never.equals("yes") ? List.of(what) : List.of());
  }

  @Test
  void a_rule_that_two_before_it_leave_nothing() {
    assertThat(
            advice(
                """
                rule.a.match=connect 10.0.0.0/8
                rule.b.match=accept :1
                rule.c.match=connect 10.1.1.1, accept :1 from 10.2.2.2
                """))
        .containsExactly("3:1: rule c can never match: a, b before it takes all that it would");
  }

  @Test
  void a_rule_that_changes_some_times_is_judged_by_all_it_ends_up_with() {
    assertThat(advice("interval=61s\nrule.a.match=connect a\nrule.a.count=5\n"))
        .containsExactly(
            "1:1: interval 61s is above idle 60s; probes that follow a lost one should come sooner"
                + " than it, not later",
            "2:1: rule a: interval 61s is above idle 60s; probes that follow a lost one should come"
                + " sooner than it, not later");
  }

  @Test
  void a_rule_is_judged_by_what_it_changes() {
    assertThat(
            advice(
                """
                idle=300s
                rule.a.match=connect a
                rule.b.match=connect b
                rule.b.count=5
                rule.c.match=connect c
                rule.c.interval=400s
                """))
        .containsExactly(
            "1:1: idle is exactly 300s, where conntrack's timer for unacknowledged data sits; 240s"
                + " is clear of it",
            "6:1: rule c: interval 400s is above idle 300s; probes that follow a lost one should"
                + " come sooner than it, not later");
  }

  private List<String> advice(String text) {
    LoadResult loaded = StartedWith.file(directory, text).load();
    assertThat(loaded.errors()).isEmpty();
    return ConfigurationReview.on(loaded.configuration()).stream()
        .map(problem -> problem.toString().replaceFirst("^.*keepalive\\.properties:", ""))
        .toList();
  }
}
