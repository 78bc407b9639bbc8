package dev.keepalive.lab.beyond;

import static org.awaitility.Awaitility.await;

import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import dev.keepalive.lab.Fate;
import dev.keepalive.lab.endpoint.SlowPeer;
import dev.keepalive.lab.net.Network;
import dev.keepalive.lab.rescue.HungProgram;
import dev.keepalive.lab.rescue.Rescue;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A program of each JDK with the agent, on one network. Close it to end them. */
final class Stage implements AutoCloseable {
  /** The kinds of socket, as {@link HungProgram} calls them. */
  static final List<String> KINDS =
      List.of("Socket", "SocketChannel", "selector", "async", "epoll");

  private final Map<Jdk, HungProgram> programs = new LinkedHashMap<>();

  /** With this agent argument. */
  Stage(Network network, String argument) {
    for (Jdk jdk : Rescue.jdks()) {
      programs.put(jdk, HungProgram.withAgent(network, jdk, argument));
    }
  }

  /** A peer on that network which is slow. */
  static Program slowPeer(Network network) {
    List<Jdk> jdks = Rescue.jdks();
    return Launch.of(jdks.get(jdks.size() - 1))
        .through(network.peer().inside())
        .option("-Xmx96m")
        .main(SlowPeer.class.getName())
        .start();
  }

  /** The ports that such a peer listens on, in the order in which it opened them. */
  static List<Integer> ports(Program peer) {
    return peer.stdout()
        .lines()
        .filter(line -> line.startsWith("listening\t"))
        .map(line -> Integer.valueOf(line.substring(line.indexOf('\t') + 1)))
        .toList();
  }

  /** Of all kinds together. */
  static List<Fate> all(HungProgram program, String label) {
    return KINDS.stream().flatMap(kind -> program.fates(label + "." + kind).stream()).toList();
  }

  Map<Jdk, HungProgram> programs() {
    return programs;
  }

  /** Opens so many connections of each kind in each program; each has had an answer afterwards. */
  void hang(String label, int port, int count) {
    each(program -> KINDS.forEach(kind -> program.hang(label, kind, port, count)));
    settle(label, count, Duration.ofSeconds(60), Fate::hadItsAnswers); // some may be ended already
  }

  void each(Consumer<HungProgram> what) {
    programs.values().forEach(what);
  }

  /** Waits until the condition holds for so many connections of each kind in each program. */
  void settle(String label, int count, Duration patience, Predicate<Fate> condition) {
    await(label)
        .atMost(patience)
        .pollInterval(Duration.ofMillis(50))
        .until(
            () ->
                programs.values().stream()
                    .allMatch(
                        program ->
                            KINDS.stream()
                                .map(kind -> program.fates(label + "." + kind))
                                .allMatch(
                                    fates -> fates.stream().filter(condition).count() == count)));
  }

  @Override
  public void close() {
    programs.values().forEach(HungProgram::close);
  }
}
