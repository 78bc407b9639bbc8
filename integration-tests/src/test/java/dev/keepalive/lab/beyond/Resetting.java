package dev.keepalive.lab.beyond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.keepalive.lab.Fate;
import dev.keepalive.lab.Pause;
import dev.keepalive.lab.net.Network;
import dev.keepalive.lab.rescue.HungProgram;
import dev.keepalive.lab.rescue.SilentPeer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A path that forgets after four seconds, and answers with a reset who uses it after that. */
final class Resetting implements AutoCloseable {
  private static final Duration MEMORY = Duration.ofSeconds(4);

  private final SilentPeer peer;
  private final Stage stage;
  private final Checks checks;
  private final CompletableFuture<Void> run;

  Resetting(Network network, Checks checks) {
    this.checks = checks;
    network.firewall().forgetAfter(MEMORY);
    network.firewall().resetUnknown();
    peer = SilentPeer.start(network, 1);
    stage = new Stage(network, "idle=60s");
    run = CompletableFuture.runAsync(this::run);
  }

  private void run() {
    stage.hang("reset", peer.ports().get(0), BeyondIT.FEW);
    Pause.of(MEMORY.plusSeconds(2));
    stage.each(program -> program.say("reset", BeyondIT.MESSAGE));
    stage.settle("reset", BeyondIT.FEW, Duration.ofSeconds(10), Fate::isEnded);
    stage.each(
        program ->
            await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> program.stderr().contains("the path")));
    stage.each(HungProgram::ledger);
  }

  void check() {
    run.join();
    stage
        .programs()
        .forEach(
            (jdk, program) -> {
              String stderr = program.stderr();
              String stdout = program.stdout();
              checks.test(
                  "a reset after a silence tells of the path",
                  jdk,
                  () -> {
                    assertThat(stderr)
                        .containsPattern(
                            "WARN .* forgets connections: one that was silent for [0-9]"
                                + "[0-9. ]*s was dead when it was used again; idle 60s is not below"
                                + " that: set idle=15s, or idle=learned");
                    assertThat(stderr).doesNotContain("dead peer");
                    assertThat(stdout).contains("ledger\t0\t");
                  });
            });
  }

  @Override
  public void close() {
    stage.close();
    peer.close();
  }
}
