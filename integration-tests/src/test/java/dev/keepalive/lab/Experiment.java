package dev.keepalive.lab;

import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import dev.keepalive.lab.endpoint.EchoPeer;
import dev.keepalive.lab.net.Firewall.Connection;
import dev.keepalive.lab.net.Network;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * One program under test for each variant, all at once, each with so many connections of each kind
 * and side to an echoing peer across the router. Close it to end the programs.
 */
final class Experiment implements AutoCloseable {
  /** Of each variant, kind and side. */
  static final int REPETITIONS = 20;

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(50);

  private final Network network;
  private final int repetitions;
  private final List<ProgramUnderTest> programs = new ArrayList<>();
  private Program peer;
  private int rounds;

  private Experiment(Network network, int repetitions) {
    this.network = network;
    this.repetitions = repetitions;
  }

  /** Starts the programs, opens the connections, and returns when each has answered. */
  static Experiment start(Network network, Timing timing, List<Variant> variants) {
    return start(network, timing, variants, REPETITIONS);
  }

  /** The same with another number of repetitions. */
  static Experiment start(Network network, Timing timing, List<Variant> variants, int repetitions) {
    Experiment experiment = new Experiment(network, repetitions);
    try {
      experiment.startPrograms(timing, variants);
      experiment.connect();
      return experiment;
    } catch (RuntimeException | Error e) {
      experiment.close();
      throw e;
    }
  }

  private void startPrograms(Timing timing, List<Variant> variants) {
    Variant newest = variants.get(variants.size() - 1);
    peer =
        Launch.of(newest.jdk())
            .through(network.peer().inside())
            .option("-XX:+UseSerialGC", "-Xmx96m")
            .main(EchoPeer.class.getName())
            .start();
    for (Variant variant : variants) {
      programs.add(ProgramUnderTest.start(network, variant, timing));
    }
  }

  private void connect() {
    String listening = peer.await("listening\t");
    String peerPort = listening.substring(listening.lastIndexOf('\t') + 1);
    for (ProgramUnderTest program : programs) {
      program.await("ready");
      program.send("connect " + Network.PEER + " " + peerPort + " " + repetitions);
      for (String kind : ProgramUnderTest.KINDS) {
        peer.send("connect " + Network.APPLICATION + " " + program.port(kind) + " " + repetitions);
      }
    }
    if (!settle(PATIENCE, Fate::isOpen)) {
      throw new IllegalStateException("not all connections open: " + programs);
    }
    // the first time warms up the programs
    converse();
    converse();
  }

  /** Says something on every connection; all have answered when this returns. */
  void converse() {
    say("all");
    if (!settle(PATIENCE, Fate::isAnswered)) {
      throw new IllegalStateException("no answer over a whole path: " + programs);
    }
  }

  /** Says something on {@code all} connections or on those with {@code odd} numbers. */
  void say(String which) {
    rounds++;
    programs.forEach(program -> program.send("say " + which));
    programs.forEach(program -> program.await("spoke\t" + rounds));
  }

  /** Waits until the condition holds for all connections; false: it did not within the patience. */
  boolean settle(Duration patience, Predicate<Fate> condition) {
    Instant deadline = Instant.now().plus(patience);
    List<ProgramUnderTest> waiting = new ArrayList<>(programs);
    while (true) {
      waiting.removeIf(program -> all(program, condition));
      if (waiting.isEmpty() || Instant.now().isAfter(deadline)) {
        return waiting.isEmpty();
      }
      Pause.of(POLL);
    }
  }

  private boolean all(ProgramUnderTest program, Predicate<Fate> condition) {
    int all = repetitions * ProgramUnderTest.KINDS.size() * ProgramUnderTest.SIDES.size();
    return program.fates().values().stream().filter(condition).count() == all;
  }

  /** What became of the connections until now. */
  List<Observation> observe() {
    List<Observation> observations = new ArrayList<>();
    for (ProgramUnderTest program : programs) {
      observations.addAll(Observation.of(program.variant(), program.fates()));
    }
    return observations;
  }

  /** The connections of one mode. */
  Set<Connection> connections(Mode mode) {
    return programs.stream()
        .filter(program -> program.variant().mode() == mode)
        .flatMap(program -> program.fates().values().stream())
        .map(fate -> new Connection(fate.localPort(), fate.peerPort()))
        .collect(Collectors.toSet());
  }

  @Override
  public void close() {
    programs.forEach(ProgramUnderTest::close);
    if (peer != null) {
      peer.close();
    }
  }
}
