package dev.keepalive.lab.demo;

import dev.keepalive.it.harness.Artifacts;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.lab.Database;
import dev.keepalive.lab.Mode;
import dev.keepalive.lab.PoolProgram;
import dev.keepalive.lab.PoolProgram.Borrowed;
import dev.keepalive.lab.Timing;
import dev.keepalive.lab.Variant;
import dev.keepalive.lab.net.Capture;
import dev.keepalive.lab.net.Firewall;
import dev.keepalive.lab.net.Network;
import dev.keepalive.lab.net.Probes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** One of the two runs: a network of its own, a database, a pool, and a recording of the wire. */
final class Run implements AutoCloseable {
  private final Network network = Network.open();
  private final Capture capture;
  private final Database database;
  private final Variant variant;
  private PoolProgram pool;
  private final Map<Integer, Instant> forgotten = new HashMap<>();
  private List<Borrowed> evening = List.of();
  private Instant morning;

  /** Starts everything but the pool. */
  Run(Mode mode) {
    variant = new Variant(thisJdk(), mode);
    try {
      Path recording =
          Artifacts.TARGET.resolve(
              "firewall-demo-" + mode.name().toLowerCase(Locale.ROOT) + ".pcap");
      database = Database.start(network);
      capture = Capture.start(network, recording);
    } catch (RuntimeException | Error e) {
      network.close();
      throw e;
    }
  }

  private static Jdk thisJdk() {
    return new Jdk(Runtime.version().feature(), Path.of(System.getProperty("java.home")));
  }

  /** Starts the program with the pool; returns when the pool is full. */
  void openPool(Timing timing) {
    pool = PoolProgram.start(network, database, variant, timing);
    pool.awaitRound();
  }

  /** The last time that anybody asks the database; returns when all have an answer. */
  void evening(Duration firewallMemory) {
    network.firewall().forgetAfter(firewallMemory);
    pool.borrow();
    evening = pool.awaitRound();
  }

  /** Asks the firewall which connections of the pool it still knows, and returns how many. */
  int known() {
    Set<Firewall.Connection> known = network.firewall().known();
    Instant now = Instant.now();
    for (Borrowed place : evening) {
      if (!known.contains(new Firewall.Connection(place.port(), database.port()))) {
        forgotten.putIfAbsent(place.port(), now);
      }
    }
    return evening.size() - forgotten.size();
  }

  /** How many keepalive probes were on the wire until now. */
  int probes() {
    return Probes.in(capture.soFar()).size();
  }

  void morning() {
    morning = Instant.now();
    pool.borrow();
  }

  /** Waits until all borrowers have an answer, and tells the story. */
  Story story(String title) {
    List<Borrowed> answers = pool.awaitRound();
    return Story.of(title, morning, evening, answers, forgotten, capture.stop());
  }

  @Override
  public void close() {
    network.close();
  }
}
