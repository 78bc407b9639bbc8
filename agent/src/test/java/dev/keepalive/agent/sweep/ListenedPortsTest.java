package dev.keepalive.agent.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ListenedPortsTest {

  private final ListenedPorts listened = new ListenedPorts();

  @Test
  void a_listener_that_closes_once_it_has_accepted_counts_for_one_more_round() {
    listened.nextRound(Set.of(8000, 80));
    assertThat(listened.contains(8000)).isTrue();
    listened.nextRound(Set.of(80));
    assertThat(listened.contains(8000)).isTrue();
    listened.nextRound(Set.of(80));
    assertThat(listened.contains(8000)).isFalse();
    assertThat(listened.contains(80)).isTrue();
  }
}
