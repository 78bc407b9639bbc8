package dev.keepalive.agent.cli.print;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.rescue.attach.MadeUpAnswers;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeadPeersLineTest {

  @Test
  void the_last_come_first_and_no_more_than_five() {
    assertThat(DeadPeersLine.of(List.of())).isNull();
    assertThat(DeadPeersLine.of(MadeUpAnswers.withDead("a:1", 3, "b:1", 40).dead()))
        .isEqualTo("dead peers so far: 43 (b:1 40, a:1 3)");
    assertThat(
            DeadPeersLine.of(
                MadeUpAnswers.withDead("a", 1, "b", 2, "c", 3, "d", 4, "e", 5, "f", 6).dead()))
        .isEqualTo("dead peers so far: 21 (f 6, e 5, d 4, c 3, b 2, …)");
  }
}
