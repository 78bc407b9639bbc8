package dev.keepalive.agent.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EphemeralPortsTest {

  private final EphemeralPorts linux = EphemeralPorts.parse("32768\t60999\n");

  @Test
  void who_comes_from_an_ephemeral_port_to_one_that_is_none_was_accepted() {
    assertThat(linux.suggestAccepted(8000, 32_768)).isTrue();
    assertThat(linux.suggestAccepted(32_767, 60_999)).isTrue();
    assertThat(linux.suggestAccepted(61_000, 65_535)).as("a peer on macOS").isTrue();
  }

  @Test
  void all_others_were_not() {
    assertThat(linux.suggestAccepted(32_768, 8000)).isFalse();
    assertThat(linux.suggestAccepted(60_999, 40_000)).isFalse();
    assertThat(linux.suggestAccepted(1023, 514)).isFalse();
  }

  @Test
  void none_was_where_the_kernel_does_not_tell() {
    assertThat(EphemeralPorts.parse("").suggestAccepted(8000, 40_000)).isFalse();
  }
}
