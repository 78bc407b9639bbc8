package dev.keepalive.lab.beyond;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.lab.Fate;
import dev.keepalive.lab.net.Network;
import dev.keepalive.lab.rescue.SilentPeer;
import java.time.Duration;

/** A path that loses three of ten packets. */
final class Lossy implements AutoCloseable {
  private final Network network;
  private final SilentPeer peer;
  private final Stage stage;
  private final Checks checks;

  Lossy(Network network, Checks checks) {
    this.checks = checks;
    this.network = network;
    peer = SilentPeer.start(network, 1);
    stage = new Stage(network, BeyondIT.DEAD_AFTER_8);
    stage.hang("lossy", peer.ports().get(0), 1);
    network.firewall().lose(30);
    stage.each(program -> program.talk("lossy", 2000));
  }

  void check() {
    network.firewall().restore();
    stage.settle("lossy", 1, Duration.ofSeconds(30), Fate::isAnswered);
    stage
        .programs()
        .forEach(
            (jdk, program) ->
                checks.test(
                    "a path that loses packets",
                    jdk,
                    () ->
                        Stage.KINDS.forEach(
                            kind ->
                                assertThat(program.fates("lossy." + kind))
                                    .hasSize(1)
                                    .allMatch(Fate::isOpen))));
  }

  @Override
  public void close() {
    stage.close();
    peer.close();
  }
}
