package dev.keepalive.agent.config.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.config.StartedWith;
import dev.keepalive.agent.config.setting.LogLevel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadInputTest {
  private static final String DURATION = "1s to 32767s, as 60, 60s, 2m or 1h, or kernel";
  private static final String IDLE = DURATION + ", or learned";
  private static final String SYNTAX = "key=value,key=value";

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "idel=5 | 1: unknown key idel; did you mean idle?",
        "timeout=5 | 1: unknown key timeout; did you mean user-timeout?",
        "TCP_KEEPINTVL=5 | 1: unknown key TCP_KEEPINTVL; did you mean interval?",
        "keepcnt=5 | 1: unknown key keepcnt; did you mean count?",
        "idle=0 | 6: idle=0 is out of range; allowed: " + IDLE,
        "idle=99999 | 6: idle=99999 is out of range; allowed: " + IDLE,
        "idle=99999999999999999999 | 6: idle=99999999999999999999 is out of range; allowed: "
            + IDLE,
        "interval=9h7m | 10: interval=9h7m is not a duration; allowed: " + DURATION,
        "idle=fast | 6: idle=fast is not a duration; allowed: " + IDLE,
        "idle=kernal | 6: idle=kernal is not a duration; allowed: "
            + IDLE
            + "; did you mean kernel?",
        "idle=500ms | 6: idle=500ms is in milliseconds, but this one has whole seconds; allowed: "
            + IDLE,
        "idle= | 6: idle= is empty; allowed: " + IDLE,
        "count=128 | 7: count=128 is out of range; allowed: 1 to 127, or kernel",
        "count=-1 | 7: count=-1 is not a whole number; allowed: 1 to 127, or kernel",
        "user-timeout=0 | 14: user-timeout=0 is out of range;"
            + " allowed: off, auto, or 1ms to 596h, as 500ms, 60s or 2m",
        "enabled=yes | 9: enabled=yes is not known; allowed: true or false",
        "app-settings=keep_enabled | 14: app-settings=keep_enabled is not known;"
            + " allowed: respect, keep-enabled, tighten or override; did you mean keep-enabled?",
        "log=verbose | 5: log=verbose is not known; allowed: off, error, warn, info or debug",
        "on-error=exit | 10: on-error=exit is not known; allowed: abort or continue",
        "idle | 1: idle has no value; allowed: " + SYNTAX,
        "=5 | 1: =5 has no key; allowed: " + SYNTAX,
        "idle=1,,count=2 | 8: nothing between two commas; allowed: " + SYNTAX,
        "idle=1, | 8: nothing between two commas; allowed: " + SYNTAX,
        "'idle=1, ' | 9: nothing between two commas; allowed: " + SYNTAX,
        ",idle=1 | 1: nothing between two commas; allowed: " + SYNTAX,
        "idle=1, idle=2 | 9: idle stands twice; first at agent argument, column 1",
        "config=/nowhere | 8: config=/nowhere does not exist",
        "user-timeout=auto,count=kernel | 14: user-timeout=auto contradicts count=kernel: it is"
            + " worked out from idle, interval and count; allowed: off, a duration, or numbers for"
            + " all three",
        "user-timeout=auto,interval=kernel | 14: user-timeout=auto contradicts interval=kernel: it"
            + " is worked out from idle, interval and count; allowed: off, a duration, or numbers"
            + " for all three",
        "user-timeout=auto,idle=64,interval=16894,count=127 | 14: user-timeout=auto is 2145601s,"
            + " and the option ends at 596h",
        "user-timeout=auto,idle=9h,interval=9h,count=127 | 14: user-timeout=auto is 4147199s,"
            + " and the option ends at 596h",
      })
  void a_broken_argument_is_told_with_its_column(String argument, String message) {
    LoadResult loaded = StartedWith.argument(argument).load();
    assertThat(StartedWith.argument(argument).errors())
        .containsExactly("agent argument, column " + message);
    assertThat(loaded.configuration().enabled()).isFalse();
    assertThat(loaded.configuration().policy().general()).hasToString("off");
  }

  @Test
  void a_key_that_resembles_none_lists_all() {
    assertThat(StartedWith.argument("bogus=1").errors())
        .containsExactly(
            "agent argument, column 1: unknown key bogus; known keys: enabled, idle, interval,"
                + " count, user-timeout, dead-after, idle-close, answer-timeout, app-settings, preset, sweep, exception-detail, config,"
                + " reload, log, log-file, on-error");
  }

  @Test
  void a_broken_property_is_told_by_its_name() {
    assertThat(
            StartedWith.nothing()
                .property("keepalive.idel", "5")
                .property("keepalive.count", "many")
                .errors())
        .containsExactly(
            "system property: keepalive.count=many is not a whole number;"
                + " allowed: 1 to 127, or kernel",
            "system property: unknown key keepalive.idel; did you mean keepalive.idle?");
  }

  @Test
  void a_variable_near_a_key_is_an_error() {
    assertThat(
            StartedWith.nothing()
                .variable("KEEPALIVE_IDEL", "5")
                .variable("KEEPALIVE_USERTIMEOUT", "5")
                .errors())
        .containsExactly(
            "environment variable: unknown KEEPALIVE_IDEL; did you mean KEEPALIVE_IDLE?",
            "environment variable: unknown KEEPALIVE_USERTIMEOUT;"
                + " did you mean KEEPALIVE_USER_TIMEOUT?");
  }

  @Test
  void a_variable_of_other_software_is_a_warning() {
    assertThat(StartedWith.nothing().variable("KEEPALIVE_TIMEOUT", "5").warnings())
        .containsExactly("environment variable: KEEPALIVE_TIMEOUT is no setting and is ignored");
  }

  @Test
  void a_property_of_other_software_is_a_warning() {
    assertThat(StartedWith.nothing().property("keepalive.timeout", "5").warnings())
        .containsExactly("system property: keepalive.timeout is no setting and is ignored");
  }

  @Test
  void what_libkeepalive_ignores_is_a_warning() {
    StartedWith given =
        StartedWith.nothing().variable("KEEPALIVE", "skip").variable("KEEPIDLE", "x");
    given.variable("KEEPINTVL", "0").variable("KEEPCNT", "128");
    assertThat(given.warnings())
        .containsExactly(
            "environment variable: KEEPALIVE=skip is ignored; allowed: on or off",
            "environment variable: KEEPIDLE=x is ignored, as libkeepalive does; allowed: " + IDLE,
            "environment variable: KEEPINTVL=0 is ignored, as libkeepalive does; allowed: "
                + DURATION,
            "environment variable: KEEPCNT=128 is ignored, as libkeepalive does;"
                + " allowed: 1 to 127, or kernel");
    assertThat(given.load().configuration().policy().general())
        .asString()
        .startsWith("idle 60s, interval 10s, count 6,");
  }

  @Test
  void all_errors_of_all_sources_are_told_in_the_order_of_the_sources() {
    StartedWith given =
        StartedWith.file(
            directory,
            """
            a=\\u12
            idle=0
              count  : \\
                999
            idle=7
            config=other
            """);
    given.property("keepalive.count", "0").variable("KEEPALIVE_LOG", "loud");
    String file = directory.resolve("keepalive.properties").toString();
    assertThat(given.errors())
        .containsExactly(
            "system property: keepalive.count=0 is out of range; allowed: 1 to 127, or kernel",
            "environment variable: KEEPALIVE_LOG=loud is not known;"
                + " allowed: off, error, warn, info or debug",
            file + ":1:3: broken escape; after \\u stand four hexadecimal digits",
            file + ":2:6: idle=0 is out of range; allowed: " + IDLE,
            file + ":4:5: count=999 is out of range; allowed: 1 to 127, or kernel",
            file + ":5:1: idle stands twice; first at " + file + ":2:1",
            file + ":6:1: config can't stand in a file; allowed: argument, property, variable");
  }

  @Test
  void errors_leave_where_to_log_and_whether_to_abort() {
    Configuration configuration =
        StartedWith.argument("idle=0,log=error,log-file=a.log,on-error=abort")
            .load()
            .configuration();
    assertThat(configuration.enabled()).isFalse();
    assertThat(configuration.log()).isEqualTo(LogLevel.ERROR);
    assertThat(configuration.logFile()).isEqualTo("a.log");
    assertThat(configuration.abortOnError()).isTrue();
  }

  @Test
  void a_directory_is_no_configuration() {
    assertThat(StartedWith.argument("config=" + directory).errors())
        .containsExactly(
            "agent argument, column 8: config="
                + directory
                + " is a directory; allowed: a properties file");
  }

  @Test
  void a_relative_path_is_told_with_the_place_where_it_was_looked_for() {
    String absolute = Path.of("nowhere.properties").toAbsolutePath().toString();
    assertThat(StartedWith.argument("config=nowhere.properties").errors())
        .containsExactly(
            "agent argument, column 8: config=nowhere.properties does not exist ("
                + absolute
                + ")");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_file_that_cannot_be_read_and_one_that_never_ends() {
    // even root can't read the first page of a process
    assertThat(StartedWith.argument("config=/proc/self/mem").errors())
        .containsExactly(
            "agent argument, column 8: config=/proc/self/mem can't be read: Input/output error");
    assertThat(StartedWith.argument("config=/dev/zero").errors())
        .containsExactly("agent argument, column 8: config=/dev/zero is not a regular file");
  }

  @Test
  void a_file_that_is_too_large() throws IOException {
    Path file = directory.resolve("large");
    Files.writeString(file, "#".repeat(ConfigFile.MOST_BYTES));
    assertThat(StartedWith.argument("config=" + file).errors()).isEmpty();
    Files.writeString(file, "#".repeat(ConfigFile.MOST_BYTES + 1));
    assertThat(StartedWith.argument("config=" + file).errors())
        .containsExactly("agent argument, column 8: config=" + file + " is larger than 1 MiB");
  }

  @Test
  void a_file_in_another_encoding() throws IOException {
    Path file = directory.resolve("latin1");
    Files.write(file, "idle=1\n#\r\ncaf\u00e9=1".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(StartedWith.argument("config=" + file).errors())
        .containsExactly(file + ":3:4: not UTF-8: byte 0xe9; save the file as UTF-8");
  }

  @Test
  void what_cannot_be_seen_is_shown_escaped_and_long_values_are_cut() {
    assertThat(StartedWith.argument("idle=5\n6\u202e").errors())
        .containsExactly(
            "agent argument, column 6: idle=5\\u000a6\\u202e is not a duration; allowed: " + IDLE);
    assertThat(StartedWith.argument("idle=" + "5".repeat(1000)).errors())
        .containsExactly(
            "agent argument, column 6: idle="
                + "5".repeat(80)
                + "... is out of range; allowed: "
                + IDLE);
  }
}
