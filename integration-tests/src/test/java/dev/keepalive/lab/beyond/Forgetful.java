package dev.keepalive.lab.beyond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.keepalive.it.harness.Artifacts;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Kernel;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import dev.keepalive.lab.Fate;
import dev.keepalive.lab.Pause;
import dev.keepalive.lab.net.Network;
import dev.keepalive.lab.rescue.HungProgram;
import dev.keepalive.lab.rescue.SilentPeer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A path that forgets after 20 seconds, without a word, and an idle time of 22 that is to be
 * learned: what was lost once is not lost again. In the background, for three quarters of a minute.
 */
final class Forgetful implements AutoCloseable {
  private static final Duration MEMORY = Duration.ofSeconds(20);
  private static final String ARGUMENT = "idle=learned,dead-after=24s,interval=1s,count=2";
  private static final int CAP = 22;
  private static final int LEARNED = 15;

  private final SilentPeer peer;
  private final Stage stage;
  private final Checks checks;
  private final CompletableFuture<Void> run;

  Forgetful(Network network, Checks checks) {
    this.checks = checks;
    network.firewall().forgetAfter(MEMORY);
    peer = SilentPeer.start(network, 1);
    stage = new Stage(network, ARGUMENT);
    run = CompletableFuture.runAsync(this::run);
  }

  private void run() {
    int port = peer.ports().get(0);
    stage.hang("before", port, BeyondIT.FEW);
    stage.each(program -> assertIdle(program, CAP));
    stage.settle("before", BeyondIT.FEW, Duration.ofSeconds(30), Fate::isEnded);
    // a program connects anew: that the peer answers tells that it was the path
    stage.each(program -> program.hang("anew", "Socket", port, 1));
    stage.each(
        program ->
            await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> program.stderr().contains("the path")));
    stage.hang("after", port, BeyondIT.FEW);
    stage.each(program -> assertIdle(program, LEARNED));
    Pause.of(MEMORY.plusSeconds(2));
    stage.each(program -> program.say("after", BeyondIT.MESSAGE));
    stage.settle("after", BeyondIT.FEW, Duration.ofSeconds(10), Forgetful::isAnsweredTwice);
  }

  private static boolean isAnsweredTwice(Fate fate) {
    return fate.answered() == 2 * BeyondIT.MESSAGE && fate.isOpen();
  }

  /** That at least so many connections are there with this idle time, as the kernel has it. */
  private static void assertIdle(HungProgram program, int seconds) {
    assertThat(Kernel.connections(program.pid()))
        .filteredOn(connection -> connection.keepalive().idleSeconds() == seconds)
        .hasSizeGreaterThanOrEqualTo(BeyondIT.FEW * Stage.KINDS.size());
  }

  void check() {
    run.join();
    stage.programs().forEach(this::toldOf);
  }

  private void toldOf(Jdk jdk, HungProgram program) {
    checks.chapter.add(
        "the path has forgotten it",
        jdk,
        ARGUMENT,
        Stage.all(program, "before"),
        Fate.End::sinceHeard);
    List<Fate> after = Stage.all(program, "after");
    checks.test(
        "what is learned of a path keeps the next connections alive",
        jdk,
        () ->
            assertThat(after)
                .hasSize(BeyondIT.FEW * Stage.KINDS.size())
                .allMatch(Forgetful::isAnsweredTwice));
    String stderr = program.stderr();
    checks.test(
        "it is logged once",
        jdk,
        () ->
            assertThat(stderr.lines().filter(line -> line.contains("the path to")))
                .singleElement()
                .asString()
                .contains(Network.PEER + ":" + peer.ports().get(0))
                .contains("forgets connections: one that was silent for 22 s was dead")
                .endsWith("; new ones get idle 15s"));
    if (jdk.feature() < 21) {
      String said = status(jdk, program.pid());
      checks.test(
          "status shows it",
          jdk,
          () ->
              assertThat(said)
                  .containsPattern(
                      "path to 10\\.231\\.2\\.2:[0-9]+: silent for 22s, [0-9]+ connections were"
                          + " forgotten; [0-9]+s is safe"));
    }
  }

  private static String status(Jdk jdk, int pid) {
    try (Program status =
        Launch.of(jdk).jar(Artifacts.AGENT, "status", Integer.toString(pid)).start()) {
      assertThat(status.exitCode()).isZero();
      return status.stdout();
    }
  }

  @Override
  public void close() {
    stage.close();
    peer.close();
  }
}
