package dev.keepalive.lab.beyond;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.Artifacts;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Program;
import dev.keepalive.lab.Fate;
import dev.keepalive.lab.Laboratory;
import dev.keepalive.lab.LaboratoryTest;
import dev.keepalive.lab.Pause;
import dev.keepalive.lab.net.Network;
import dev.keepalive.lab.rescue.HungProgram;
import dev.keepalive.lab.rescue.SilentPeer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What the agent itself ends, and what it leaves alone. All of it goes on at the same time, on five
 * networks, for the minute that a slow peer takes.
 */
@LaboratoryTest
class BeyondIT {
  /**
   * Of {@code dead-after=8s}: a probe's interval is up to a second, and a thread that is freed with
   * hundreds of others may have to wait a little until it can look at the clock.
   */
  private static final Duration LATEST = Duration.ofSeconds(9);

  private static final int MANY = 20;
  static final int FEW = 3;
  static final int MEGABYTE = 1 << 20;
  static final int MESSAGE = 8;
  private static final Duration MINUTE = Duration.ofSeconds(60);
  static final String DEAD_AFTER_8 = "dead-after=8s";
  private static final Map<String, String> PHASES =
      Map.of(
          "connect", "while connecting",
          "byte", "1 byte under way",
          "megabyte", "1 MB under way");

  private final Checks checks = new Checks();

  @TestFactory
  Stream<DynamicTest> ends_and_what_is_left_alone(Laboratory laboratory) throws Exception {
    try (Network other = Network.open();
        Network lossy = Network.open();
        Network hole = Network.open();
        Network forgetful = Network.open();
        Network resetting = Network.open()) {
      Slow slow = new Slow(other, checks);
      try (slow;
          Lossy lossyPath = new Lossy(lossy, checks);
          BlackHole blackHole = new BlackHole(hole, checks);
          Forgetful learned = new Forgetful(forgetful, checks);
          Resetting reset = new Resetting(resetting, checks)) {
        Instant start = Instant.now();
        stuckAndUnused(laboratory.network());
        dead(laboratory);
        Pause.until(start.plus(MINUTE));
        lossyPath.check();
        slow.check();
        blackHole.check();
        learned.check();
        reset.check();
      }
    }
    laboratory.report().add(checks.chapter.done());
    return checks.tests();
  }

  /** A program that is stuck, one that is slow, connections that nobody uses. */
  private void stuckAndUnused(Network network) throws Exception {
    try (SilentPeer peer = SilentPeer.start(network, 3);
        Program slowPeer = Stage.slowPeer(network)) {
      List<Integer> ports = peer.ports();
      slowPeer.await("ready");
      int trickling = Stage.ports(slowPeer).get(0);
      String rules =
          """
          rule.stuck.match = connect :%d, :%d
          rule.stuck.answer-timeout = 3s
          rule.unused.match = connect :%d
          rule.unused.idle-close = 6s
          """
              .formatted(ports.get(0), trickling, ports.get(1));
      try (Stage stage = new Stage(network, "config=" + file(rules))) {
        stage.hang("unused", ports.get(1), MANY);
        stage.hang("talking", ports.get(1), FEW);
        stage.each(program -> program.talk("talking", 3000));
        stage.hang("stuck", ports.get(0), MANY);
        stage.hang("none", ports.get(2), FEW);
        // an eight of bytes at one a second
        stage.each(program -> trickle(program, trickling));
        stoppedForAMoment(stage, peer);
        stoppedForGood(stage, peer);
        Duration rest = Duration.ofSeconds(10);
        stage.settle("unused", MANY, rest, Fate::isEnded);
        stage.settle("trickle", FEW, rest, Fate::isAnswered);
        stage.each(HungProgram::ledger);
        stage.programs().forEach(this::toldOfStuckAndUnused);
      }
    }
  }

  private static void trickle(HungProgram program, int port) {
    Stage.KINDS.forEach(kind -> program.hang("trickle", kind, port, FEW));
  }

  private static void stoppedForAMoment(Stage stage, SilentPeer peer) throws Exception {
    peer.stop();
    try {
      stage.each(program -> program.say("stuck", MESSAGE));
      Pause.of(Duration.ofSeconds(1));
    } finally {
      peer.proceed();
    }
    stage.settle("stuck", MANY, Duration.ofSeconds(10), Fate::isAnswered);
  }

  private static void stoppedForGood(Stage stage, SilentPeer peer) throws Exception {
    peer.stop();
    try {
      stage.each(
          program -> {
            program.say("stuck", MESSAGE);
            program.say("none", MESSAGE);
          });
      stage.settle("stuck", MANY, Duration.ofSeconds(10), Fate::isEnded);
    } finally {
      peer.proceed();
    }
    stage.settle("none", FEW, Duration.ofSeconds(10), Fate::isAnswered);
  }

  private void toldOfStuckAndUnused(Jdk jdk, HungProgram program) {
    checks.chapter.add(
        "a program that is stuck",
        jdk,
        "answer-timeout=3s",
        Stage.all(program, "stuck"),
        Fate.End::sinceSaid);
    checks.chapter.add(
        "nobody uses it", jdk, "idle-close=6s", Stage.all(program, "unused"), Fate.End::sinceHeard);
    List<String> stdout = program.stdout().lines().toList();
    String stderr = program.stderr();
    for (String kind : Stage.KINDS) {
      List<Fate> stuck = program.fates("stuck." + kind);
      checks.test(
          "a stuck program is given up: " + kind,
          jdk,
          () ->
              assertThat(stuck)
                  .hasSize(MANY)
                  .allSatisfy(
                      fate -> {
                        assertThat(fate.ended().message()).contains("Connection timed out");
                        assertThat(fate.ended().sinceSaid()).isBetween(millis(2950), millis(4000));
                      }));
      List<Fate> unused = program.fates("unused." + kind);
      checks.test(
          "an unused connection is closed: " + kind,
          jdk,
          () ->
              assertThat(unused)
                  .hasSize(MANY)
                  .allSatisfy(
                      fate -> {
                        assertThat(fate.ended().message()).isEqualTo("end of stream");
                        // a busy program hears of the answer later than its kernel
                        assertThat(fate.ended().sinceHeard()).isBetween(millis(5500), millis(8000));
                      }));
      for (String alone : List.of("talking", "none", "trickle")) {
        List<Fate> fates = program.fates(alone + "." + kind);
        checks.test(
            "is left alone, " + alone + ": " + kind,
            jdk,
            () ->
                assertThat(fates)
                    .hasSize(FEW)
                    .allSatisfy(
                        fate -> {
                          assertThat(fate.isOpen()).isTrue();
                          assertThat(fate.corrupt()).isFalse();
                        }));
      }
    }
    int kinds = Stage.KINDS.size();
    checks.test(
        "the ledger tells them apart",
        jdk,
        () -> {
          assertThat(stdout).contains("given-up\t" + MANY * kinds + "\t" + MANY * kinds);
          assertThat(stdout).anyMatch(line -> line.startsWith("ledger\t0\t"));
          assertThat(stderr).containsPattern("stuck peer .*, rule stuck: no answer for 3\\.\\d s");
          assertThat(stderr).containsPattern("unused peer .*, rule unused: no data either way for");
        });
  }

  /** The path is cut, in each phase of a connection. */
  private void dead(Laboratory laboratory) {
    try (SilentPeer peer = SilentPeer.start(laboratory.network(), 1);
        Stage stage = new Stage(laboratory.network(), DEAD_AFTER_8)) {
      int port = peer.ports().get(0);
      stage.hang("idle", port, MANY);
      stage.hang("byte", port, MANY);
      stage.hang("megabyte", port, FEW);
      laboratory.firewall().cut();
      Instant cut = Instant.now();
      stage.each(
          program -> {
            program.say("byte", 1);
            program.say("megabyte", MEGABYTE);
            Stage.KINDS.forEach(kind -> program.dial("connect", kind, port, FEW));
          });
      Duration rest = Duration.ofSeconds(15);
      stage.settle("idle", MANY, rest, Fate::isEnded);
      stage.settle("byte", MANY, rest, Fate::isEnded);
      stage.settle("megabyte", FEW, rest, Fate::isEnded);
      stage.settle("connect", FEW, rest, Fate::isEnded);
      stage.programs().forEach((jdk, program) -> toldOfDead(jdk, program, cut));
    } finally {
      laboratory.firewall().restore();
    }
  }

  private void toldOfDead(Jdk jdk, HungProgram program, Instant cut) {
    checks.chapter.add(
        "the path is cut, idle",
        jdk,
        DEAD_AFTER_8,
        Stage.all(program, "idle"),
        end -> Duration.between(cut, end.time()));
    for (String phase : List.of("connect", "byte", "megabyte")) {
      checks.chapter.add(
          "the path is cut, " + PHASES.get(phase),
          jdk,
          DEAD_AFTER_8,
          Stage.all(program, phase),
          Fate.End::sinceSaid);
    }
    for (String kind : Stage.KINDS) {
      for (String phase : List.of("idle", "byte", "megabyte", "connect")) {
        List<Fate> fates = program.fates(phase + "." + kind);
        checks.test(
            "a dead peer is found, " + phase + ": " + kind,
            jdk,
            () ->
                assertThat(fates)
                    .isNotEmpty()
                    .allSatisfy(
                        fate -> {
                          if (phase.equals("idle")) {
                            // the last answer, to data or a probe, is up to 2 s older than the cut
                            assertThat(Duration.between(cut, fate.ended().time()))
                                .isBetween(millis(5500), LATEST);
                          } else {
                            assertThat(fate.ended().sinceSaid()).isBetween(millis(6500), LATEST);
                          }
                          // the thread that writes, and the one that reads, both print an end
                          if (!phase.equals("megabyte")) {
                            assertThat(fate.ended().message()).contains("Connection timed out");
                          }
                        }));
      }
    }
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  private static Path file(String text) throws IOException {
    Path file = Artifacts.TARGET.resolve("it").resolve("beyond.properties");
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
