package dev.keepalive.agent.config.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.config.StartedWith;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadRulesTest {
  private static final String HOST = "; allowed: as db*.example, 10.20.0.0/16, [::1] or *";
  private static final String PORT = "; allowed: 1 to 65535, as 5432, 1414-1420 or 80,443";
  private static final String START = "; a match starts with connect, accept or any";

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10.0.0.0/8 | 1 | 10.0.0.0/8" + START,
        "conect db:1 | 1 | conect" + START + "; did you mean connect?",
        "connect 10.20.0.0/33 | 9 | 10.20.0.0/33: bits out of range: 0 to 32" + HOST,
        "connect 10.20.* | 9 | 10.20.*: not an address" + HOST + "; did you mean 10.20.0.0/16?",
        "connect /8 | 9 | /8: not an address" + HOST,
        "connect 90 | 9 | 90: not an address" + HOST,
        "connect 10.* | 9 | 10.*: not an address" + HOST + "; did you mean 10.0.0.0/8?",
        "connect 10.0.* | 9 | 10.0.*: not an address" + HOST + "; did you mean 10.0.0.0/16?",
        "connect 10.20.30.* | 9 | 10.20.30.*: not an address"
            + HOST
            + "; did you mean 10.20.30.0/24?",
        "connect 10.*.30 | 9 | 10.*.30: not an address" + HOST,
        "connect 1.2.3.4.5 | 9 | 1.2.3.4.5: not an address" + HOST,
        "connect 10.0.0.0/x | 9 | 10.0.0.0/x: bits out of range: 0 to 32" + HOST,
        "connect [fd00::]/129 | 9 | [fd00::]/129: bits out of range: 0 to 128" + HOST,
        "connect [::ffff:10.0.0.0]/95 | 9 | [::ffff:10.0.0.0]/95: bits out of range: 96 to 128"
            + HOST,
        "connect 10.20 | 9 | 10.20: not an address" + HOST,
        "connect 10.20.30.400:1 | 9 | 10.20.30.400: not an address" + HOST,
        "connect 010.1.1.1 | 9 | 010.1.1.1: not an address" + HOST,
        "connect db.example/8 | 9 | db.example/8: not an address" + HOST,
        "connect 5432 | 9 | 5432: not an address" + HOST,
        "connect fd00::/8 | 9 | fd00::/8: an IPv6 address stands in brackets"
            + HOST
            + "; did you mean [fd00::]/8?",
        "connect ::1 | 9 | ::1: an IPv6 address stands in brackets"
            + HOST
            + "; did you mean [::1]?",
        "connect [::1 | 9 | [::1: no closing bracket" + HOST,
        "connect [1.2.3.4] | 9 | [1.2.3.4]: no IPv6 address in the brackets" + HOST,
        "connect [::g] | 9 | [::g]: not an address" + HOST,
        "connect [fe80::1%eth0] | 9 | [fe80::1%eth0]: not an address" + HOST,
        "connect .bank.example | 9 | .bank.example: an empty part of a host name"
            + HOST
            + "; did you mean *.bank.example?",
        "connect . | 9 | .: an empty part of a host name" + HOST,
        "connect a..b | 9 | a..b: an empty part of a host name" + HOST,
        "connect a$b | 10 | a$b: no character of a host name: $" + HOST,
        "connect db:0 | 12 | 0: not a port" + PORT,
        "connect db:65536 | 12 | 65536: not a port" + PORT,
        "connect db:20-10 | 12 | 20-10: not a port" + PORT,
        "connect db:http | 12 | http: not a port" + PORT,
        "connect db: | 12 | no port after the colon" + PORT,
        "connect db:1, 70000 | 15 | 70000: not a port" + PORT,
        "connect db :1 | 12 | :1 is one word too many; a comma goes between targets",
        "connect db x$ | 12 | x$ is one word too many; a comma goes between targets",
        "connect a:1, 0 | 14 | 0: not a port" + PORT,
        "connect a:1, | 12 | nothing after this comma",
        "accept :1 from 10.0.0.0/8, | 26 | nothing after this comma",
        "accept from 10.0.0.0/8, 1.2.3.4:5 | 25 | 1.2.3.4:5: accept takes the local port and after"
            + " from the remote address; allowed: as accept :8443 from 192.168.0.0/16",
        "connect a,, b | 11 | nothing before this comma",
        "connect a, | 10 | nothing after this comma",
        "connect a from 10.0.0.0/8 | 11 | from stands only after accept; a host to connect to"
            + " follows connect",
        "accept :1 from | 11 | no address after from; allowed: as from 192.168.0.0/16 or"
            + " from [fd00::]/8",
        "accept :1 from db | 16 | db is a name, and no name is looked up; allowed after from:"
            + " an address, as 192.168.0.0/16",
        "accept 10.0.0.0/8 | 8 | 10.0.0.0/8: accept takes the local port and after from the"
            + " remote address; allowed: as accept :8443 from 192.168.0.0/16",
      })
  void a_broken_match_is_told_at_its_place(String match, int column, String message) {
    StartedWith given = StartedWith.file(directory, "rule.r.match=" + match + "\n");
    assertThat(given.errors()).containsExactly(file(1, column + 13) + "rule.r.match: " + message);
    assertThat(given.load().configuration().enabled()).isFalse();
  }

  @Test
  void a_host_longer_than_any_name_is_refused() {
    String name = "a".repeat(253);
    assertThat(StartedWith.file(directory, "rule.r.match=connect " + name + "\n").errors())
        .isEmpty();
    assertThat(StartedWith.file(directory, "rule.r.match=connect " + name + "b\n").errors())
        .containsExactly(
            file(1, 22)
                + "rule.r.match: "
                + name.substring(0, 80)
                + "...: longer than a host name can be"
                + HOST);
  }

  @Test
  void bits_beyond_the_prefix_are_a_warning() {
    StartedWith given = StartedWith.file(directory, "rule.r.match = connect 10.20.5.0/16\n");
    assertThat(given.warnings())
        .containsExactly(
            file(1, 24) + "rule.r.match: 10.20.5.0/16 has bits beyond its first 16; ignored");
  }

  @Test
  void the_place_is_right_behind_continuations_and_escapes() {
    StartedWith given =
        StartedWith.file(
            directory,
"""
rule.r.match = connect a, \\
    b\\u002eexample:0, \\
  c:x
""");
    assertThat(given.errors())
        .containsExactly(
            file(2, 20) + "rule.r.match: 0: not a port" + PORT,
            file(3, 5) + "rule.r.match: x: not a port" + PORT);
  }

  @Test
  void keys_of_rules() {
    StartedWith given =
        StartedWith.file(
            directory,
            """
            rule.a.mach = connect *
            rule.a.idel = 5
            rule.b.match = connect *
            rule.b.match = connect *
            rule.b.log = debug
            rule.b.count = 0
            rule.idle = 5
            rule.a b.idle = 5
            rule.c.match =
            """
                .replace("a b", "a\\ b"));
    assertThat(given.errors())
        .containsExactly(
            file(1, 1) + "unknown key rule.a.mach; did you mean rule.a.match?",
            file(2, 1) + "unknown key rule.a.idel; did you mean rule.a.idle?",
            file(4, 1)
                + "rule.b.match stands twice; first at "
                + directory
                + "/keepalive.properties:3:1",
            file(5, 1)
                + "rule.b.log: log is for the whole agent; allowed in a rule: match, enabled, idle,"
                + " interval, count, user-timeout, dead-after, idle-close, answer-timeout, app-settings, preset",
            file(6, 16) + "rule.b.count=0 is out of range; allowed: 1 to 127, or kernel",
            file(7, 1)
                + "rule.idle names no rule; allowed: rule.NAME.KEY, the name of letters, digits,"
                + " '.', '-' and '_'",
            file(8, 1)
                + "rule.a b.idle names no rule; allowed: rule.NAME.KEY, the name of letters,"
                + " digits, '.', '-' and '_'",
            file(1, 1) + "rule a has no match; it needs rule.a.match",
            file(9, 15)
                + "rule.c.match= is empty; allowed: as connect db*.example:5432, accept :8443");
  }

  @Test
  void a_user_timeout_that_contradicts_the_rule() {
    StartedWith given =
        StartedWith.file(
            directory,
"""
user-timeout=auto
rule.a.match=connect *
rule.a.count=kernel
rule.b.match=accept
rule.b.preset=failover
rule.b.idle=kernel
""");
    String what =
        ": it is worked out from idle, interval and count; allowed: off, a duration, or numbers"
            + " for all three";
    assertThat(given.errors())
        .containsExactly(
            file(1, 14) + "user-timeout=auto contradicts count=kernel for rule a" + what,
            file(5, 15) + "rule.b.preset=failover contradicts idle=kernel for rule b" + what);
  }

  @Test
  void rules_stand_only_in_the_file() {
    assertThat(StartedWith.argument("rule.a.idle=5").errors())
        .containsExactly(
            "agent argument, column 1: rule.a.idle: rules can stand only in the file that config"
                + " names");
    assertThat(StartedWith.nothing().property("keepalive.rule.a.idle", "5").errors())
        .containsExactly(
            "system property: keepalive.rule.a.idle: rules can stand only in the file that config"
                + " names");
  }

  private String file(int line, int column) {
    return directory.resolve("keepalive.properties") + ":" + line + ":" + column + ": ";
  }
}
