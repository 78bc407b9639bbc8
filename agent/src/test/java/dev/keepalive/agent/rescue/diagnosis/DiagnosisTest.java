package dev.keepalive.agent.rescue.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.rescue.MadeUpConnection;
import dev.keepalive.agent.rescue.attach.MadeUpAnswers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DiagnosisTest {
  @Test
  void the_worst_findings_come_first() {
    Diagnosis diagnosis = Diagnosis.of(new Case().with(to(5), to(6).on(60, 10, 6)).patient());
    assertThat(diagnosis.findings())
        .isSortedAccordingTo((a, b) -> a.verdict().compareTo(b.verdict()));
    assertThat(diagnosis.findings().get(0).id()).isEqualTo("unprotected");
    assertThat(diagnosis.hasFindings()).isTrue();
  }

  @Test
  void with_the_agent_and_a_user_timeout_nothing_is_found() {
    Diagnosis diagnosis =
        Diagnosis.of(
            new Case()
                .agent(MadeUpAnswers.of("1.0", true, "idle 60s"))
                .with(to(5).on(60, 10, 6).userTimeout(119_000))
                .patient());
    assertThat(diagnosis.findings())
        .isNotEmpty()
        .allSatisfy(
            each -> assertThat(each.verdict()).as(each.id()).isEqualTo(Finding.Verdict.GOOD));
    assertThat(diagnosis.hasFindings()).isFalse();
  }

  @Test
  void each_finding_that_is_not_good_says_what_helps() {
    Case all =
        new Case()
            .options("-Xrs", "-Dkeepalive.idle=1")
            .kernel(KernelFigures.CONNTRACK_LOOSE, "0")
            .with(to(5), to(6).on(7200, 75, 9), to(7).timer("on", 4), to(8).state("CLOSE_WAIT"));
    assertThat(Diagnosis.of(all.patient()).findings())
        .hasSizeGreaterThan(8)
        .allSatisfy(
            each ->
                assertThat(each.help() == null)
                    .as(each.id())
                    .isEqualTo(each.verdict() == Finding.Verdict.GOOD));
  }

  @Test
  void the_worst_connection_is_the_one_that_never_ends_and_then_the_latest() {
    List<DeadPeer> worst =
        Diagnosis.of(
                new Case()
                    .with(
                        to(1).on(60, 10, 6),
                        to(2).idleFor(5),
                        to(3).on(7200, 75, 9),
                        to(4).idleFor(50),
                        to(5).unreadable(),
                        to(6).on(60, 10, 6).userTimeout(75_000),
                        to(7).state("CLOSE_WAIT"))
                    .patient())
            .worst();
    assertThat(worst)
        .map(each -> each.connection().peer() + " " + each.seconds() + " " + each.secondsWithData())
        .containsExactly(
            "10.0.0.4:80 null 925.0",
            "10.0.0.2:80 null 925.0",
            "10.0.0.3:80 7875.0 925.0",
            "10.0.0.1:80 120.0 925.0",
            "10.0.0.6:80 80.0 75.0");
  }

  @Test
  void time_wait_counts_for_the_namespace_and_all_else_for_the_process() {
    Case some =
        new Case()
            .with(to(1), to(2), to(3).state("CLOSE_WAIT"))
            .row("192.168.0.2:1", "10.0.0.1:80", "TIME_WAIT", 0)
            .row("192.168.0.2:2", "10.0.0.1:80", "ESTABLISHED", 3);
    assertThat(Diagnosis.of(some.patient()).states())
        .isEqualTo(Map.of("ESTABLISHED", 2, "CLOSE_WAIT", 1, "TIME_WAIT", 1));
  }

  private static MadeUpConnection to(int host) {
    return MadeUpConnection.to("10.0.0." + host + ":80");
  }
}
