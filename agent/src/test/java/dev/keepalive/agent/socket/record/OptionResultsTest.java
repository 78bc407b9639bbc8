package dev.keepalive.agent.socket.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OptionResultsTest {
  private final OptionResults results = new OptionResults();

  @Test
  void what_was_not_touched_is_the_kernels() {
    for (TcpOption option : TcpOption.values()) {
      assertThat(results.outcome(option)).isEqualTo(OptionOutcome.LEFT_TO_KERNEL);
      assertThat(results.failure(option)).isNull();
    }
  }

  @Test
  void each_failure_has_its_own_reason_until_the_option_is_set_after_all() {
    results.failed(TcpOption.IDLE, "refused");
    results.failed(TcpOption.COUNT, "refused too");
    results.put(TcpOption.KEEPALIVE, OptionOutcome.SET);
    assertThat(results.outcome(TcpOption.IDLE)).isEqualTo(OptionOutcome.FAILED);
    assertThat(results.failure(TcpOption.IDLE)).isEqualTo("refused");
    assertThat(results.failure(TcpOption.COUNT)).isEqualTo("refused too");
    assertThat(results.failure(TcpOption.KEEPALIVE)).isNull();
    results.put(TcpOption.IDLE, OptionOutcome.SET);
    assertThat(results.failure(TcpOption.IDLE)).isNull();
    assertThat(results.failure(TcpOption.COUNT)).isEqualTo("refused too");
  }

  @Test
  void outcomes_are_told_in_words() {
    assertThat(OptionOutcome.KEPT_ON).hasToString("kept on");
    assertThat(OptionOutcome.LEFT_TO_APPLICATION).hasToString("left to the application");
  }
}
