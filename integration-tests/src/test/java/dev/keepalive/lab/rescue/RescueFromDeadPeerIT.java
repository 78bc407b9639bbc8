package dev.keepalive.lab.rescue;

import dev.keepalive.it.harness.Jdk;
import dev.keepalive.lab.Fate;
import dev.keepalive.lab.Laboratory;
import dev.keepalive.lab.LaboratoryTest;
import dev.keepalive.lab.Pause;
import dev.keepalive.lab.net.Network;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Threads hang on a dead peer in a program without the agent: the commands free them. */
@LaboratoryTest
class RescueFromDeadPeerIT {
  private static final String KIND = "Socket";
  private static final Duration PATIENCE =
      RescueFinding.detection().plus(RescueFinding.TOLERANCE).plusSeconds(1);

  /** So long after the kernel has done its part a stopped program still does not know. */
  private static final Duration STAYS_STOPPED = Duration.ofSeconds(1);

  /** One program, and what is done to it. */
  private static final class Ward {
    final Jdk jdk;
    final Rescue rescue;
    final HungProgram program;
    Instant from;
    Entered command;
    CompletableFuture<RescueFinding.Stop> stop;

    Ward(Network network, Jdk jdk, Rescue rescue) {
      this.jdk = jdk;
      this.rescue = rescue;
      this.program = HungProgram.start(network, jdk);
    }

    void rescue(String peer) {
      from = Instant.now();
      command = rescue.to(program, jdk, peer);
      if (rescue == Rescue.APPLY_WHILE_STOPPED) {
        // beside the other rescues, in a thread of its own
        stop = CompletableFuture.supplyAsync(this::proceed, task -> new Thread(task).start());
      }
    }

    /** Lets it go on some time after the kernel has ended its connections. */
    private RescueFinding.Stop proceed() {
      Instant ended = awaitKernel();
      Pause.of(STAYS_STOPPED);
      long free = program.fates(KIND).stream().filter(Fate::isEnded).count();
      Instant proceeded = Instant.now();
      program.proceed();
      return new RescueFinding.Stop(ended, free, proceeded);
    }

    /** When the kernel had ended all connections; null: it did not. */
    private Instant awaitKernel() {
      try {
        Awaitility.await()
            .atMost(PATIENCE)
            .pollInterval(Duration.ofMillis(50))
            .until(() -> program.openToTheKernel() == 0);
        return Instant.now();
      } catch (ConditionTimeoutException e) {
        return null;
      }
    }

    void awaitFreedom() {
      if (stop != null) {
        stop.join();
      }
      if (rescue != Rescue.NOTHING) {
        program.settle(KIND, PATIENCE, Fate::isEnded);
      }
    }

    RescueFinding finding() {
      return new RescueFinding(
          jdk,
          rescue,
          from,
          command,
          stop == null ? null : stop.join(),
          program.fates(KIND),
          program.openToTheKernel(),
          Instant.now());
    }
  }

  @TestFactory
  Stream<DynamicTest> threads_that_hang_are_freed_from_outside(Laboratory laboratory) {
    List<RescueFinding> findings = rescue(laboratory);
    laboratory.report().add(RescueChapter.of(findings));
    return findings.stream()
        .map(finding -> DynamicTest.dynamicTest(finding.toString(), finding::check));
  }

  private static List<RescueFinding> rescue(Laboratory laboratory) {
    List<Ward> wards = new ArrayList<>();
    try (SilentPeer peer = SilentPeer.start(laboratory.network(), 1)) {
      for (Jdk jdk : Rescue.jdks()) {
        for (Rescue rescue : Rescue.values()) {
          wards.add(new Ward(laboratory.network(), jdk, rescue));
        }
      }
      int port = peer.ports().get(0);
      wards.forEach(ward -> ward.program.hang(KIND, port));
      wards.forEach(ward -> ward.program.awaitHanging(KIND));
      laboratory.firewall().cut();
      wards.forEach(ward -> ward.rescue(Network.PEER + ":" + port));
      wards.forEach(Ward::awaitFreedom);
      return wards.stream().map(Ward::finding).toList();
    } finally {
      wards.forEach(ward -> ward.program.close());
      laboratory.firewall().restore();
    }
  }
}
