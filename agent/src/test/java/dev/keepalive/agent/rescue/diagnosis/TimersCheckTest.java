package dev.keepalive.agent.rescue.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.rescue.MadeUpConnection;
import org.junit.jupiter.api.Test;

class TimersCheckTest {
  private final TimersCheck check = new TimersCheck();

  @Test
  void data_that_is_sent_again_is_a_warning_first_and_then_bad() {
    assertThat(verdict("on", 0)).isEmpty();
    assertThat(verdict("on", 1)).isEqualTo("warning no-acknowledgement");
    assertThat(verdict("on", 3)).isEqualTo("bad no-acknowledgement");
  }

  @Test
  void probes_without_an_answer_too() {
    assertThat(verdict("keepalive", 0)).isEmpty();
    assertThat(verdict("keepalive", 1)).isEqualTo("warning probes-unanswered");
    assertThat(verdict("keepalive", 2)).isEqualTo("bad probes-unanswered");
  }

  @Test
  void a_peer_that_does_not_read_is_told_with_what_waits() {
    Case stuck =
        new Case()
            .with(
                MadeUpConnection.to("10.0.0.5:80").timer("persist", 0).unacked(70_000),
                MadeUpConnection.to("10.0.0.5:80").timer("persist", 4).unacked(1));
    assertThat(stuck.verdicts(check)).containsExactly("warning peer-does-not-read");
    assertThat(stuck.finding(check, "peer-does-not-read").reason())
        .contains("70001 bytes", "10.0.0.5:80 (2)");
  }

  @Test
  void a_connect_that_is_tried_again_is_told_with_its_end() {
    Case connecting =
        new Case().with(MadeUpConnection.to("10.0.0.5:80").state("SYN_SENT").timer("on", 2));
    assertThat(connecting.verdicts(check)).containsExactly("warning connecting");
    assertThat(connecting.finding(check, "connecting").help()).endsWith("after 2m 7s");
  }

  private String verdict(String timer, int unanswered) {
    return String.join(
        "",
        new Case()
            .with(MadeUpConnection.to("10.0.0.5:80").timer(timer, unanswered))
            .verdicts(check));
  }
}
