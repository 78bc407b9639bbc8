package dev.keepalive.lab.beyond;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.lab.Fate;
import dev.keepalive.lab.net.Network;
import dev.keepalive.lab.rescue.SilentPeer;
import java.time.Duration;
import java.util.List;

/** Data under way when the path is cut, and nothing was asked for. */
final class BlackHole implements AutoCloseable {
  private final SilentPeer peer;
  private final Stage stage;
  private final Checks checks;

  BlackHole(Network network, Checks checks) {
    this.checks = checks;
    peer = SilentPeer.start(network, 1);
    stage = new Stage(network, "idle=2s,interval=1s,count=2");
    stage.hang("hole", peer.ports().get(0), BeyondIT.FEW);
    network.firewall().cut();
    stage.each(program -> program.say("hole", BeyondIT.MESSAGE));
  }

  void check() {
    stage.settle("hole", BeyondIT.FEW, Duration.ofSeconds(30), Fate::isEnded);
    stage
        .programs()
        .forEach(
            (jdk, program) -> {
              List<Fate> fates = Stage.all(program, "hole");
              checks.chapter.add(
                  "the path is cut, data under way",
                  jdk,
                  "idle=2s,interval=1s,count=2",
                  fates,
                  Fate.End::sinceSaid);
              checks.test("the black hole ends by itself", jdk, () -> ended(fates));
            });
  }

  private void ended(List<Fate> fates) {
    assertThat(fates)
        .hasSize(BeyondIT.FEW * Stage.KINDS.size())
        .allSatisfy(
            fate -> {
              assertThat(fate.ended().sinceSaid())
                  .isBetween(Duration.ofMillis(59_900), Duration.ofMillis(66_000));
              assertThat(fate.ended().message()).contains("Connection timed out");
            });
  }

  @Override
  public void close() {
    stage.close();
    peer.close();
  }
}
