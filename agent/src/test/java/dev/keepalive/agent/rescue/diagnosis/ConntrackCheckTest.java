package dev.keepalive.agent.rescue.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.rescue.MadeUpConnection;
import org.junit.jupiter.api.Test;

class ConntrackCheckTest {
  private final ConntrackCheck check = new ConntrackCheck();

  @Test
  void the_first_probe_must_come_before_it_forgets() {
    Case late = forgetting("300").with(MadeUpConnection.to("10.0.0.5:5432").on(300, 10, 6));
    assertThat(late.verdicts(check)).containsExactly("bad conntrack-timeout");
    assertThat(late.finding(check, "conntrack-timeout").help()).startsWith("idle=150s ");
    Case early = forgetting("301").with(MadeUpConnection.to("10.0.0.5:5432").on(300, 10, 6));
    assertThat(early.verdicts(check)).containsExactly("good conntrack-timeout");
  }

  @Test
  void what_sends_nothing_is_forgotten() {
    Case far = forgetting("3600").with(MadeUpConnection.to("10.0.0.5:5432"));
    assertThat(far.verdicts(check)).containsExactly("warning conntrack-timeout");
    Case near = forgetting("3600").with(MadeUpConnection.to("127.0.0.1:5432"));
    assertThat(near.verdicts(check)).containsExactly("good conntrack-timeout");
  }

  @Test
  void the_machine_is_judged_by_its_own_keepalive() {
    assertThat(forgetting("7200").machine().verdicts(check))
        .containsExactly("bad conntrack-timeout");
    assertThat(forgetting("7201").machine().verdicts(check))
        .containsExactly("good conntrack-timeout");
  }

  @Test
  void without_conntrack_there_is_nothing_to_say() {
    assertThat(forgetting("").kernel(KernelFigures.CONNTRACK_LOOSE, "").verdicts(check)).isEmpty();
  }

  @Test
  void one_that_takes_up_nothing_is_told() {
    assertThat(new Case().kernel(KernelFigures.CONNTRACK_LOOSE, "0").verdicts(check))
        .contains("warning conntrack-loose");
  }

  private static Case forgetting(String seconds) {
    return new Case().kernel(KernelFigures.CONNTRACK_ESTABLISHED, seconds);
  }
}
