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
  void one_that_is_given_up_is_never_chosen_again() {
    assertThat(choice.access()).isZero();
    choice.giveUp(1, "two are gone");
    assertThat(choice.access()).isEqualTo(2);
    choice.giveUp(0, "another thread found out about the first");
    assertThat(choice.access()).isEqualTo(2);
    assertThat(choice.lastReason()).isEqualTo("another thread found out about the first");
  }

  @Test
  void it_warns_once() {
    assertThat(choice.warnsFirst()).isTrue();
    assertThat(choice.warnsFirst()).isFalse();
  }
}
