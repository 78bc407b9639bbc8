package dev.keepalive.lab.rescue;

import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import dev.keepalive.it.harness.Tls;
import dev.keepalive.lab.Laboratory;
import dev.keepalive.lab.LaboratoryTest;
import dev.keepalive.lab.endpoint.DeafTlsPeer;
import dev.keepalive.lab.endpoint.StuckClose;
import dev.keepalive.lab.net.Network;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Where {@code close} hangs as well: a writer waits for room in the send buffer and holds the lock
 * of TLS, and the thread that closes the socket waits for the lock.
 */
@LaboratoryTest
class StuckCloseIT {

  @TestFactory
  Stream<DynamicTest> a_cut_frees_the_writer_and_who_closes(Laboratory laboratory) {
    List<StuckFinding> findings = cut(laboratory.network());
    laboratory.report().add(StuckFinding.chapter(findings));
    return findings.stream()
        .map(finding -> DynamicTest.dynamicTest(finding.toString(), finding::check));
  }

  private static List<StuckFinding> cut(Network network) {
    Map<Jdk, Program> programs = new LinkedHashMap<>();
    List<Jdk> jdks = Rescue.jdks();
    try (Program peer =
        Launch.of(jdks.get(jdks.size() - 1))
            .through(network.peer().inside())
            .option("-Xmx96m")
            .option(Tls.options())
            .main(DeafTlsPeer.class.getName())
            .start()) {
      String listening = peer.await("listening\t");
      String port = listening.substring(listening.indexOf('\t') + 1);
      for (Jdk jdk : jdks) {
        programs.put(jdk, start(network, jdk, port));
      }
      List<StuckFinding> findings = new ArrayList<>();
      programs.forEach((jdk, program) -> findings.add(cut(jdk, program, port)));
      return findings;
    } finally {
      programs.values().forEach(Program::close);
    }
  }

  private static Program start(Network network, Jdk jdk, String port) {
    return Launch.of(jdk)
        .through(network.application().inside())
        .option("-Xmx96m")
        .option(Tls.options())
        .main(StuckClose.class.getName(), Network.PEER, port)
        .start();
  }

  private static StuckFinding cut(Jdk jdk, Program program, String port) {
    program.await("stuck");
    boolean freeBefore = program.stdout().contains("freed\t");
    Entered command =
        Entered.run(
            jdk, "cut", Long.toString(program.pid()), "--peer", Network.PEER + ":" + port, "--yes");
    return new StuckFinding(
        jdk,
        command,
        freeBefore,
        StuckFinding.Freed.await(program, "writer"),
        StuckFinding.Freed.await(program, "closer"));
  }
}
