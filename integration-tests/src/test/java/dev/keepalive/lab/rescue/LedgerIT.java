package dev.keepalive.lab.rescue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import dev.keepalive.it.harness.Tls;
import dev.keepalive.lab.Fate;
import dev.keepalive.lab.Laboratory;
import dev.keepalive.lab.LaboratoryTest;
import dev.keepalive.lab.endpoint.TlsEchoPeer;
import dev.keepalive.lab.net.Network;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The path is cut: the agent tells of each connection, once, and of the threads that are free. */
@LaboratoryTest
class LedgerIT {
  private static final String AGENT = "idle=2,interval=1,count=2";
  private static final int CONNECTIONS = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final String TLS = "tls";

  /** Each on a port of its own. */
  private static final List<String> KINDS =
      List.of("Socket", "SocketChannel", "selector", "async", "epoll", TLS);

  /** Those of which each connection has a thread that waits for it alone. */
  private static final List<String> WITH_THREADS = List.of("Socket", "SocketChannel", TLS);

  /** What one program has told. */
  private record Told(
      Jdk jdk, List<Integer> ports, String stdout, String stderr, List<RecordedEvent> events) {

    void check(String kind) {
      int port = ports.get(KINDS.indexOf(kind));
      String peer = Network.PEER + ":" + port;
      assertThat(stdout.lines())
          .contains("dead\t" + peer + "\t" + CONNECTIONS)
          .contains(
              "keepalive_dead_peers_total{peer=\"%s\",rule=\"(general)\"} %.1f"
                  .formatted(peer, (double) CONNECTIONS));
      List<String> lines =
          stderr.lines().filter(line -> line.contains("dead peer " + peer + ":")).toList();
      assertThat(lines).as("%s", stderr).hasSize(2);
      assertThat(lines.get(0)).containsPattern("silent for [3-6]\\.\\d s, 2 probes unanswered");
      assertThat(lines.get(1)).contains((CONNECTIONS - 1) + " more connections, silent for ");
      long named =
          lines.stream().flatMap(line -> Stream.of(line.split("\"", -1))).count()
              - lines.size(); // what stands between the quotation marks, and between the names
      assertThat(named).isEqualTo(WITH_THREADS.contains(kind) ? 2L * CONNECTIONS : 0);
      assertThat(events)
          .filteredOn(event -> event.getString("peer").equals(peer))
          .hasSize(CONNECTIONS)
          .allSatisfy(
              event -> {
                assertThat(event.getDuration("silentFor").toMillis()).isBetween(3000L, 7000L);
                assertThat(event.getInt("probes")).isEqualTo(2);
                assertThat(event.getString("freedThread").isEmpty())
                    .isEqualTo(!WITH_THREADS.contains(kind));
              });
    }

    void checkAll() {
      String all = "ledger\t" + KINDS.size() * CONNECTIONS + "\t";
      assertThat(stdout.lines()).anyMatch(line -> line.startsWith(all));
    }
  }

  @TestFactory
  Stream<DynamicTest> each_connection_of_a_dead_peer_is_told_once(Laboratory laboratory) {
    return tell(laboratory).stream()
        .flatMap(
            told ->
                Stream.concat(
                    KINDS.stream()
                        .map(
                            kind ->
                                DynamicTest.dynamicTest(
                                    kind + ", " + told.jdk(), () -> told.check(kind))),
                    Stream.of(DynamicTest.dynamicTest("together, " + told.jdk(), told::checkAll))));
  }

  /** The oldest, the newest, and the two that most run. */
  private static List<Jdk> jdks() {
    List<Jdk> four =
        Jdk.all().stream().filter(jdk -> Set.of(8, 17, 25, 26).contains(jdk.feature())).toList();
    return four.isEmpty() ? Jdk.all() : four;
  }

  private static List<Told> tell(Laboratory laboratory) {
    Map<Jdk, HungProgram> programs = new LinkedHashMap<>();
    try (SilentPeer peer = SilentPeer.start(laboratory.network(), KINDS.size() - 1);
        Program tlsPeer = tlsPeer(laboratory.network())) {
      List<Integer> ports = new ArrayList<>(peer.ports());
      ports.add(Integer.valueOf(tlsPeer.await("listening\t").substring("listening\t".length())));
      for (Jdk jdk : jdks()) {
        programs.put(jdk, HungProgram.recorded(laboratory.network(), jdk, AGENT));
      }
      for (HungProgram program : programs.values()) {
        IntStream.range(0, KINDS.size())
            .forEach(i -> program.hang(KINDS.get(i), ports.get(i), CONNECTIONS));
      }
      programs.values().forEach(program -> settle(program, Fate::isAnswered));
      laboratory.firewall().cut();
      programs.values().forEach(program -> settle(program, Fate::isEnded));
      programs.values().forEach(LedgerIT::awaitTheirLines);
      return programs.entrySet().stream()
          .map(
              each -> {
                each.getValue().ledger();
                each.getValue().page();
                each.getValue().close(); // it writes its recording
                return new Told(
                    each.getKey(),
                    ports,
                    each.getValue().stdout(),
                    each.getValue().stderr(),
                    each.getValue().events("PeerDeclaredDead"));
              })
          .toList();
    } finally {
      programs.values().forEach(HungProgram::close);
      laboratory.firewall().restore();
    }
  }

  private static Program tlsPeer(Network network) {
    return Launch.of(jdks().get(jdks().size() - 1))
        .through(network.peer().inside())
        .option(Tls.options())
        .option("-Xmx96m")
        .main(TlsEchoPeer.class.getName())
        .start();
  }

  private static void settle(HungProgram program, Predicate<Fate> condition) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                KINDS.stream()
                    .allMatch(
                        kind ->
                            program.fates(kind).stream().filter(condition).count() == CONNECTIONS));
  }

  private static void awaitTheirLines(HungProgram program) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                program.stderr().lines().filter(line -> line.contains("more connections")).count()
                    == KINDS.size());
  }
}
