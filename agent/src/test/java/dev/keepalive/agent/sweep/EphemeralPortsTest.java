package dev.keepalive.agent.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EphemeralPortsTest {

  @Test
  void both_ends_of_the_range_belong_to_it() {
    EphemeralPorts ports = EphemeralPorts.parse("32768\t60999\n");
    assertThat(ports.contain(32_767)).isFalse();
    assertThat(ports.contain(32_768)).isTrue();
    assertThat(ports.contain(60_999)).isTrue();
    assertThat(ports.contain(61_000)).isFalse();
  }

  @Test
  void there_are_none_where_the_kernel_does_not_tell() {
    assertThat(EphemeralPorts.parse("").contain(0)).isFalse();
    assertThat(EphemeralPorts.parse("").contain(40_000)).isFalse();
  }
}
