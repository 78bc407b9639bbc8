package dev.keepalive.agent.config.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.config.StartedWith;
import dev.keepalive.agent.config.match.Direction;
import dev.keepalive.agent.config.source.Configuration;
import dev.keepalive.agent.config.source.LoadResult;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {
  @TempDir static Path directory;

  private Policy policy;

  @BeforeEach
  void the_documented_example() {
    rules(
        """
        idle = 60s
        rule.mainframe.match = connect 10.20.0.0/16:1414, mq*.bank.example:1414-1420
        rule.mainframe.idle = 30s
        rule.mainframe.user-timeout = auto
        rule.admin.match = accept :8443 from 192.168.0.0/16
        rule.admin.count = 3
        rule.local.match = any 127.0.0.0/8, any [::1]
        rule.local.enabled = false
        """);
  }

  @Test
  void what_a_rule_leaves_out_comes_from_the_general_settings() {
    assertThat(policy.rules()).hasSize(3);
    assertThat(policy.rules().get(0).settings())
        .hasToString(
            "idle 30s, interval 10s, count 6, user-timeout 89s, app-settings keep-enabled");
    assertThat(policy.rules().get(1).settings())
        .hasToString(
            "idle 60s, interval 10s, count 3, user-timeout off, app-settings keep-enabled");
    assertThat(policy.rules().get(2).settings()).hasToString("off");
    assertThat(policy.general())
        .hasToString(
            "idle 60s, interval 10s, count 6, user-timeout off, app-settings keep-enabled");
  }

  @ParameterizedTest
  @CsvSource({
    "connect, , 10.20.3.4, 1414, mainframe",
    "connect, , 10.20.3.4, 1415,",
    "connect, , 10.21.3.4, 1414,",
    "accept, , 10.20.3.4, 1414,",
    "connect, mq7.bank.example, 172.16.0.1, 1420, mainframe",
    "connect, MQ7.Bank.Example., 172.16.0.1, 1420, mainframe",
    "connect, mq7.bank.example, 172.16.0.1, 1421,",
    "connect, mq.bank.example.org, 172.16.0.1, 1414,",
    "connect, mq7.bank.example, , 1414, mainframe",
    "connect, 10.20.3.4, , 1414, mainframe",
    "accept, , 192.168.1.1, 8443, admin",
    "accept, , 192.169.1.1, 8443,",
    "connect, , 192.168.1.1, 8443,",
    "connect, localhost, 127.0.0.1, 80, local",
    "accept, , 127.9.9.9, 80, local",
    "connect, , ::1, 80, local",
    "accept, , ::1, 80, local",
    "connect, , ::2, 80,",
  })
  void the_first_rule_that_matches_decides(
      String direction, String host, String address, int port, String rule) {
    assertThat(decides(direction, host, address, port)).isEqualTo(rule);
  }

  @Test
  void the_order_of_the_first_lines_is_the_order_of_the_rules() {
    rules(
        """
        rule.b.idle = 1
        rule.a.match = connect *
        rule.b.match = connect *
        """);
    assertThat(decides("connect", null, "1.2.3.4", 80)).isEqualTo("b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "connect db.example:5432,6432-6440 | connect | db.example | 1.2.3.4 | 5432 | yes",
        "connect db.example:5432,6432-6440 | connect | db.example | 1.2.3.4 | 6440 | yes",
        "connect db.example:5432,6432-6440 | connect | db.example | 1.2.3.4 | 6441 | no",
        "connect a:1, 2, b, c:3 | connect | a | 1.2.3.4 | 2 | yes",
        "connect a:1, 2, b, c:3 | connect | b | 1.2.3.4 | 9 | yes",
        "connect a:1, 2, b, c:3 | connect | c | 1.2.3.4 | 2 | no",
        "connect a:1, 9 | connect | a | 1.2.3.4 | 9 | yes",
        "connect a:1-2, 5 | connect | a | 1.2.3.4 | 3 | no",
        "connect a:65535 | connect | a | 1.2.3.4 | 65535 | yes",
        "connect 1.2.3.4 | connect | 1.2.3.4 | | 1 | yes",
        "connect [fd00::]/8 | connect | fd00::1 | | 1 | yes",
        "connect [fd00::]/8 | connect | 253.0.0.1 | | 1 | no",
        "connect 1.2.3.4 | connect | 1.2.3.4.example | | 1 | no",
        "connect :443 | connect | any.example | 1.2.3.4 | 443 | yes",
        "connect * | connect | | 1.2.3.4 | 443 | yes",
        "connect | connect | | fd00::1 | 443 | yes",
        "connect | accept | | fd00::1 | 443 | no",
        "accept | accept | | fd00::1 | 443 | yes",
        "any :8443 | accept | | 1.2.3.4 | 8443 | yes",
        "any :8443 | connect | | 1.2.3.4 | 8443 | yes",
        "ANY :8443 | connect | | 1.2.3.4 | 8443 | yes",
        "accept from 10.0.0.0/8 | accept | | 10.2.3.4 | 8443 | yes",
        "accept :1,2 from 10.0.0.0/8, [fd00::]/8 | accept | | fd12::1 | 2 | yes",
        "accept :1,2 from 10.0.0.0/8, [fd00::]/8 | accept | | 10.0.0.1 | 3 | no",
        "accept from 9.0.0.0/8, 8.0.0.0/8, 0.0.0.1 | accept | | 8.1.1.1 | 2 | yes",
        "accept from 8.0.0.0/8, 9.0.0.0/8 | accept | | 9.1.1.1 | 2 | yes",
        "accept from 8.0.0.0/8, 0.0.0.1 | accept | | 0.0.0.1 | 2 | yes",
        "accept from 8.0.0.0/8, connect db | connect | db | 1.2.3.4 | 2 | yes",
        "accept :1 from 10.0.0.0/8, :2 from [fd00::]/8 | accept | | fd00::1 | 2 | yes",
        "accept :1 from 10.0.0.0/8, :2 from [fd00::]/8 | accept | | fd00::1 | 1 | no",
        "connect [fd00::/8]:443 | connect | | fdff::1 | 443 | yes",
        "connect [fd00::]/8:443 | connect | | fc00::1 | 443 | no",
        "connect [::ffff:10.0.0.0]/104 | connect | | 10.1.2.3 | 1 | yes",
        "connect [::ffff:10.1.2.3] | connect | | 10.1.2.3 | 1 | yes",
        "connect [::ffff:0.0.0.0]/96 | connect | | 200.1.2.3 | 1 | yes",
        "connect [::]/0 | connect | | 10.1.2.3 | 1 | no",
        "connect [::]/0 | connect | | ff02::1 | 1 | yes",
        "connect 0.0.0.0/0 | connect | | 255.255.255.255 | 1 | yes",
        "connect db?.example | connect | db1.example | 1.2.3.4 | 1 | yes",
        "connect db?.example | connect | db12.example | 1.2.3.4 | 1 | no",
        "connect *.example, *-ro.internal | connect | x-ro.internal | 1.2.3.4 | 1 | yes",
        "connect *a*b*c | connect | xxaxxbxbxxc | 1.2.3.4 | 1 | yes",
        "connect *a*b*c | connect | xxaxxcxbxx | 1.2.3.4 | 1 | no",
        "connect db_1.example | connect | db_1.example | 1.2.3.4 | 1 | yes",
        "connect bücher.example | connect | BÜCHER.example | 1.2.3.4 | 1 | yes",
        "any db.example | accept | | 1.2.3.4 | 1 | no",
        "connect 1.2.3.4 | connect | db.example | | 1 | no",
      })
  void the_syntax_of_a_match(
      String match, String direction, String host, String address, int port, String matches) {
    rules("rule.r.match = " + match + "\n");
    assertThat(decides(direction, host, address, port))
        .isEqualTo(matches.equals("yes") ? "r" : null);
  }

  @Test
  void a_name_longer_than_any_host_has_is_like_none() {
    rules("rule.a.match = connect a*\nrule.any.match = connect :1\n");
    assertThat(decides("connect", "a".repeat(253), "1.2.3.4", 1)).isEqualTo("a");
    assertThat(decides("connect", "a".repeat(253) + ".", "1.2.3.4", 1)).isEqualTo("a");
    assertThat(decides("connect", "a".repeat(254), "1.2.3.4", 1)).isEqualTo("any");
    assertThat(decides("connect", "a".repeat(254), "1.2.3.4", 2)).isNull();
  }

  @Test
  void an_ipv4_mapped_address_is_treated_as_ipv4() throws UnknownHostException {
    byte[] bytes = new byte[16];
    bytes[10] = bytes[11] = (byte) 0xff;
    bytes[12] = 10;
    bytes[13] = 20;
    InetAddress mapped = Inet6Address.getByAddress(null, bytes, 1);
    Rule rule = policy.ruleFor(Direction.CONNECT, null, mapped, 1414, 0);
    assertThat(rule).extracting(Rule::name).isEqualTo("mainframe");
  }

  @Test
  void enabled_false_with_a_rule_that_enables_is_for_the_rule_alone() {
    StartedWith given =
        StartedWith.file(
            directory,
"""
enabled=false
rule.db.match=connect :5432
rule.db.enabled=true
""");
    Configuration configuration = given.load().configuration();
    assertThat(configuration.enabled()).isTrue();
    Policy some = configuration.policy();
    assertThat(some.settingsFor(Direction.CONNECT, "db", null, 5432, 0).enabled()).isTrue();
    assertThat(some.settingsFor(Direction.CONNECT, "db", null, 5433, 0).enabled()).isFalse();
  }

  @Test
  void enabled_false_from_outside_the_file_switches_all_rules_off() {
    StartedWith given =
        StartedWith.file(
            directory,
"""
rule.db.match=connect :5432
rule.db.enabled=true
""");
    Configuration configuration =
        given.property("keepalive.enabled", "false").load().configuration();
    assertThat(configuration.enabled()).isFalse();
    assertThat(configuration.policy().rules()).isEmpty();
  }

  @Test
  void an_argument_changes_what_rules_leave_out_and_not_what_they_say() {
    StartedWith given =
        StartedWith.file(
            directory,
"""
rule.db.match=connect :5432
rule.db.idle=30s
""");
    given.property("keepalive.idle", "20s").property("keepalive.count", "4");
    Policy some = given.load().configuration().policy();
    assertThat(some.rules().get(0).settings())
        .asString()
        .startsWith("idle 30s, interval 10s, count 4,");
  }

  private void rules(String text) {
    LoadResult loaded = StartedWith.file(directory, text).load();
    assertThat(loaded.errors()).isEmpty();
    assertThat(loaded.warnings()).isEmpty();
    policy = loaded.configuration().policy();
  }

  /** The name of the rule that decides, or null. */
  private String decides(String direction, String host, String address, int port) {
    boolean connect = direction.equals("connect");
    Rule rule =
        policy.ruleFor(
            connect ? Direction.CONNECT : Direction.ACCEPT,
            host,
            address(address),
            connect ? port : 50_000,
            connect ? 50_000 : port);
    return rule == null ? null : rule.name();
  }

  private static InetAddress address(String literal) {
    try {
      return literal == null ? null : InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      throw new AssertionError(literal, e);
    }
  }
}
