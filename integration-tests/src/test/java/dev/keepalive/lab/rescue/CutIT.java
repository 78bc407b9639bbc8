package dev.keepalive.lab.rescue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.Artifacts;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.lab.Fate;
import dev.keepalive.lab.Laboratory;
import dev.keepalive.lab.LaboratoryTest;
import dev.keepalive.lab.net.Capture;
import dev.keepalive.lab.net.Network;
import dev.keepalive.lab.net.Segment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Threads hang on a peer that lives and is silent: a cut frees them, and harms nobody else. */
@LaboratoryTest
class CutIT {
  /** Each hangs on a port of its own; the last port is for traffic. */
  private static final List<String> KINDS = List.of("Socket", "SocketChannel", "selector", "epoll");

  private static final int STREAMS = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** What the programs and the network have to say in the end. */
  private record Outcome(
      List<CutFinding> cuts, Map<Jdk, List<Carried>> traffic, List<CutOnTheWire> wire) {}

  @TestFactory
  Stream<DynamicTest> a_cut_frees_its_threads_and_no_others(Laboratory laboratory) {
    Outcome outcome = cut(laboratory);
    laboratory.report().add(CutChapter.of(outcome.cuts(), outcome.traffic(), outcome.wire()));
    List<DynamicTest> tests = new ArrayList<>();
    outcome.cuts().forEach(one -> tests.add(DynamicTest.dynamicTest(one + " is free", one::check)));
    outcome
        .wire()
        .forEach(one -> tests.add(DynamicTest.dynamicTest(one + " ends in order", one::check)));
    outcome
        .traffic()
        .forEach(
            (jdk, carried) ->
                tests.add(
                    DynamicTest.dynamicTest(
                        "traffic, " + jdk,
                        () ->
                            assertThat(carried)
                                .hasSize(STREAMS)
                                .allMatch(Carried::isWhole, "every byte came back"))));
    return tests.stream();
  }

  private static Outcome cut(Laboratory laboratory) {
    Map<Jdk, HungProgram> programs = new LinkedHashMap<>();
    try (SilentPeer peer = SilentPeer.start(laboratory.network(), KINDS.size() + 1);
        Capture capture =
            Capture.start(laboratory.network(), Artifacts.TARGET.resolve("cut.pcap"))) {
      for (Jdk jdk : Rescue.jdks()) {
        programs.put(jdk, HungProgram.withNetty(laboratory.network(), jdk));
      }
      List<Integer> ports = peer.ports();
      programs.values().forEach(program -> hang(program, ports));
      programs.values().forEach(program -> KINDS.forEach(program::awaitHanging));
      programs.values().forEach(program -> program.carry(ports.get(KINDS.size()), STREAMS));
      List<CutFinding> cuts = new ArrayList<>();
      for (String kind : KINDS) {
        programs.forEach((jdk, program) -> cuts.add(cut(jdk, program, kind, ports)));
      }
      Map<Jdk, List<Carried>> traffic = new LinkedHashMap<>();
      programs.forEach((jdk, program) -> traffic.put(jdk, program.hush(STREAMS)));
      List<CutOnTheWire> seen = cuts.stream().map(one -> CutOnTheWire.by(peer, one)).toList();
      List<Segment> recording = capture.stop();
      return new Outcome(cuts, traffic, seen.stream().map(one -> one.in(recording)).toList());
    } finally {
      programs.values().forEach(HungProgram::close);
    }
  }

  private static void hang(HungProgram program, List<Integer> ports) {
    for (int i = 0; i < KINDS.size(); i++) {
      program.hang(KINDS.get(i), ports.get(i));
    }
  }

  private static CutFinding cut(Jdk jdk, HungProgram program, String kind, List<Integer> ports) {
    int index = KINDS.indexOf(kind);
    long carried = program.carried();
    Entered command =
        Entered.run(
            jdk,
            "cut",
            Integer.toString(program.pid()),
            "--peer",
            Network.PEER + ":" + ports.get(index),
            "--yes");
    program.settle(kind, PATIENCE, Fate::isEnded);
    List<String> later = KINDS.subList(index + 1, KINDS.size());
    return new CutFinding(
        jdk,
        kind,
        command,
        program.fates(kind),
        later.stream().flatMap(one -> program.fates(one).stream()).filter(Fate::isOpen).count(),
        (long) later.size() * HungProgram.THREADS,
        carried,
        program.carried());
  }
}
