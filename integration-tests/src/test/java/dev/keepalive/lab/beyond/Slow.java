package dev.keepalive.lab.beyond;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.Program;
import dev.keepalive.lab.Fate;
import dev.keepalive.lab.net.Network;
import dev.keepalive.lab.rescue.HungProgram;
import java.time.Duration;

/** A reader that is paused with a full window. */
final class Slow implements AutoCloseable {
  private final Program peer;
  private final Stage stage;
  private final Checks checks;

  Slow(Network network, Checks checks) {
    this.checks = checks;
    peer = Stage.slowPeer(network);
    stage = new Stage(network, BeyondIT.DEAD_AFTER_8);
    peer.await("ready");
    stage.hang("slow", Stage.ports(peer).get(1), BeyondIT.FEW);
    stage.each(program -> program.say("slow", BeyondIT.MEGABYTE / 8));
  }

  void check() {
    peer.send("read");
    stage.settle("slow", BeyondIT.FEW, Duration.ofSeconds(30), Fate::isAnswered);
    stage
        .programs()
        .forEach((jdk, program) -> checks.test("a paused reader lives", jdk, () -> lives(program)));
  }

  private void lives(HungProgram program) {
    for (String kind : Stage.KINDS) {
      assertThat(program.fates("slow." + kind))
          .hasSize(BeyondIT.FEW)
          .allMatch(Fate::isOpen)
          .noneMatch(Fate::corrupt);
    }
  }

  @Override
  public void close() {
    stage.close();
    peer.close();
  }
}
