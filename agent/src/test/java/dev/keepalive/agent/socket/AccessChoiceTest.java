package dev.keepalive.agent.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccessChoiceTest {

  private final AccessChoice choice = new AccessChoice();

  @Test
  void the_first_eight_values_are_read_back_and_then_one_in_1024() {
    List<Integer> readBack = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      if (choice.isToBeReadBack()) {
        readBack.add(i);
      }
    }
    assertThat(readBack).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 1024, 2048);
  }

  @Test
  void one_that_is_given_up_stays_so_and_the_others_do_not() {
    assertThat(choice.isGivenUp(0)).isFalse();
    choice.giveUp(1, "not here");
    choice.giveUp(1, "found out twice");
    assertThat(choice.isGivenUp(1)).isTrue();
    assertThat(choice.isGivenUp(0)).as("it was only not possible yet").isFalse();
    assertThat(choice.isGivenUp(2)).isFalse();
    assertThat(choice.lastReason()).isEqualTo("found out twice");
  }

  @Test
  void it_warns_once() {
    assertThat(choice.warnsFirst()).isTrue();
    assertThat(choice.warnsFirst()).isFalse();
  }
}
