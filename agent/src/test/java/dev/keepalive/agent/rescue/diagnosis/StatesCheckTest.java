package dev.keepalive.agent.rescue.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.rescue.MadeUpConnection;
import org.junit.jupiter.api.Test;

class StatesCheckTest {
  private final StatesCheck check = new StatesCheck();

  @Test
  void a_leak_is_counted_by_peer_with_its_oldest() {
    Case leak =
        new Case()
            .with(
                leaked("10.0.0.6:80", 1), leaked("10.0.0.5:5432", 30), leaked("10.0.0.5:5432", 90));
    assertThat(leak.verdicts(check)).containsExactly("warning close-wait");
    Finding finding = leak.finding(check, "close-wait");
    assertThat(finding.subject()).isEqualTo("3 connections");
    assertThat(finding.reason()).endsWith("10.0.0.5:5432 (2), 10.0.0.6:80, idle for up to 90s");
    assertThat(finding.help()).contains("cut 4711 --peer 10.0.0.6:80");
  }

  @Test
  void many_or_old_ones_are_bad() {
    assertThat(new Case().with(leaked("10.0.0.5:80", 3600)).verdicts(check))
        .containsExactly("bad close-wait");
    Case many = new Case();
    for (int i = 0; i < 10; i++) {
      many.with(leaked("10.0.0.5:80", 1));
    }
    assertThat(many.verdicts(check)).containsExactly("bad close-wait");
  }

  @Test
  void established_ones_are_no_leak() {
    assertThat(new Case().with(MadeUpConnection.to("10.0.0.5:80")).verdicts(check)).isEmpty();
  }

  @Test
  void what_only_probes_use_is_told_after_hours() {
    assertThat(new Case().with(kept().idleFor(7199)).verdicts(check)).isEmpty();
    assertThat(new Case().with(MadeUpConnection.to("10.0.0.5:80").idleFor(9000)).verdicts(check))
        .isEmpty();
    Case unused = new Case().with(kept().idleFor(7200), kept().idleFor(10_800));
    assertThat(unused.verdicts(check)).containsExactly("warning unused");
    Finding finding = unused.finding(check, "unused");
    assertThat(finding.subject()).isEqualTo("2 connections");
    assertThat(finding.reason()).endsWith("for up to 3h: 10.0.0.5:80 (2)");
    assertThat(finding.help()).startsWith("idle-close");
  }

  @Test
  void an_answer_that_is_owed_for_long_is_told() {
    assertThat(new Case().with(kept().owesFor(299)).verdicts(check)).isEmpty();
    Case owed = new Case().with(kept().owesFor(300), kept().owesFor(600), kept());
    assertThat(owed.verdicts(check)).containsExactly("warning unanswered");
    Finding finding = owed.finding(check, "unanswered");
    assertThat(finding.subject()).isEqualTo("2 connections");
    assertThat(finding.reason()).endsWith("for up to 10m: 10.0.0.5:80 (2)");
    assertThat(finding.help()).contains("answer-timeout");
  }

  private static MadeUpConnection kept() {
    return MadeUpConnection.to("10.0.0.5:80").on(60, 10, 6);
  }

  @Test
  void ports_that_run_out_towards_one_peer_are_told() {
    assertThat(used(49, 49).verdicts(check)).isEmpty();
    assertThat(used(50, 0).verdicts(check)).containsExactly("warning ports");
    assertThat(used(80, 0).verdicts(check)).containsExactly("bad ports");
    assertThat(used(80, 0).finding(check, "ports").reason())
        .startsWith("80 of 100 ")
        .contains("80 %");
  }

  @Test
  void many_in_time_wait_are_told() {
    Case many = new Case();
    for (int i = 0; i < 10_000; i++) {
      many.row(
          "192.168.0.2:80", "10.0." + i / 250 + "." + i % 250 + ":" + (1000 + i), "TIME_WAIT", 0);
    }
    assertThat(many.verdicts(check)).containsExactly("warning time-wait");
    assertThat(many.finding(check, "time-wait").help()).contains("tcp_tw_reuse=1");
    assertThat(many.kernel(KernelFigures.TW_REUSE, "1").finding(check, "time-wait").help())
        .doesNotContain("tcp_tw_reuse");
  }

  private static MadeUpConnection leaked(String peer, long seconds) {
    return MadeUpConnection.to(peer).state("CLOSE_WAIT").idleFor(seconds);
  }

  /** Of 100 ephemeral ports. */
  private static Case used(int towardsOne, int towardsAnother) {
    Case some = new Case().machine().kernel(KernelFigures.PORTS, "40000 40099");
    for (int i = 0; i < towardsOne; i++) {
      some.row("192.168.0.2:" + (40000 + i), "10.0.0.5:5432", "TIME_WAIT", 0);
    }
    for (int i = 0; i < towardsAnother; i++) {
      some.row("192.168.0.2:" + (40000 + i), "10.0.0.6:5432", "ESTABLISHED", 0);
    }
    return some;
  }
}
