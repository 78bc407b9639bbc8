package dev.keepalive.agent.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunningAgentTest {
  private final List<String> given = new ArrayList<>();

  @AfterEach
  void none() {
    RunningAgent.is(null);
  }

  @Test
  void without_one_an_argument_is_to_start_it_and_a_request_is_not() {
    assertThat(RunningAgent.attachedAgain(null)).isFalse();
    assertThat(RunningAgent.attachedAgain("idle=3")).isFalse();
    assertThat(RunningAgent.attachedAgain("!detach")).isTrue();
    assertThat(RunningAgent.attachedAgain("!anything")).isTrue();
    assertThat(RunningAgent.isThere()).isFalse();
  }

  @Test
  void one_that_is_there_takes_all_until_it_is_detached() {
    RunningAgent.is(given::add);
    assertThat(RunningAgent.attachedAgain(null)).isTrue();
    assertThat(RunningAgent.attachedAgain("!anything")).isTrue();
    assertThat(RunningAgent.isThere()).isTrue();
    assertThat(RunningAgent.attachedAgain("!detach")).isTrue();
    assertThat(RunningAgent.isThere()).isFalse();
    assertThat(RunningAgent.attachedAgain("idle=3")).isFalse();
    assertThat(given).containsExactly("", "!anything", "!detach");
  }

  @Test
  void one_that_fails_to_detach_is_gone_all_the_same() {
    RunningAgent.is(
        argument -> {
          throw new IllegalStateException();
        });
    assertThatThrownBy(() -> RunningAgent.attachedAgain("!detach"))
        .isInstanceOf(IllegalStateException.class);
    assertThat(RunningAgent.isThere()).isFalse();
  }
}
