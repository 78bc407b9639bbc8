package dev.keepalive.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {

  @Test
  void the_first_round_grows_by_the_same_part_up_to_the_end() {
    assertThat(Plan.first(32_000, 5)).containsExactly(2000L, 4000L, 8000L, 16_000L, 32_000L);
    assertThat(Plan.first(1_800_000, 24)).hasSize(24).isSorted().endsWith(1_800_000L);
  }

  @Test
  void the_second_closes_in_to_five_seconds_or_a_tenth() {
    assertThat(Plan.second(3500, 5900)).isEmpty();
    assertThat(Plan.second(10_000, 15_000)).isEmpty();
    assertThat(Plan.second(10_000, 20_000)).containsExactly(15_000L);
    assertThat(Plan.second(10_000, 20_001)).containsExactly(13_333L, 16_667L);
    assertThat(Plan.second(200_000, 268_000)).containsExactly(217_000L, 234_000L, 251_000L);
    List<Long> many = Plan.second(0, 1_000_000);
    assertThat(many).hasSize(Plan.MOST - 1);
  }
}
