package dev.keepalive.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.lab.PoolProgram.Borrowed;
import dev.keepalive.lab.net.Firewall.Connection;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A pool of connections to a real PostgreSQL, quiet over a night that lasts some seconds. */
@LaboratoryTest
class PoolBehindFirewallIT {
  private static final Timing TIMING = new Timing(1, 1, 3);

  /**
   * What a user would call an answer at once, and far below HikariCP's validation timeout of 5 s.
   */
  private static final Duration AT_ONCE = Duration.ofSeconds(1);

  @TestFactory
  Stream<DynamicTest> all_borrowers_are_answered_in_the_morning(Laboratory laboratory) {
    Map<Variant, PoolProgram> pools = new LinkedHashMap<>();
    try (Database database = Database.start(laboratory.network())) {
      Variant.all()
          .forEach(
              variant ->
                  pools.put(
                      variant, PoolProgram.start(laboratory.network(), database, variant, TIMING)));
      awaitRound(pools);
      laboratory.firewall().forgetAfter(Cases.FIREWALL_MEMORY);
      pools.values().forEach(PoolProgram::borrow);
      Map<Variant, List<Borrowed>> evening = awaitRound(pools);
      Set<Connection> lonely = connections(evening, database.port());
      Awaitility.await("the firewall forgets")
          .atMost(Cases.FIREWALL_MEMORY.multipliedBy(5))
          .until(() -> Collections.disjoint(lonely, laboratory.firewall().known()));
      pools.values().forEach(PoolProgram::borrow);
      Map<Variant, List<Borrowed>> morning = awaitRound(pools);
      return pools.keySet().stream()
          .map(variant -> new PoolFinding(variant, evening.get(variant), morning.get(variant)))
          .peek(laboratory.report()::add)
          .map(
              finding ->
                  DynamicTest.dynamicTest(finding.variant().toString(), () -> check(finding)))
          .toList()
          .stream();
    } finally {
      pools.values().forEach(PoolProgram::close);
      laboratory.firewall().forgetAfter(Duration.ofHours(1));
    }
  }

  /** Those that no agent looks after: pgjdbc switches off what libkeepalive switched on. */
  private static Set<Connection> connections(
      Map<Variant, List<Borrowed>> evening, int databasePort) {
    return evening.entrySet().stream()
        .filter(entry -> !entry.getKey().mode().isAgent())
        .flatMap(entry -> entry.getValue().stream())
        .map(borrowed -> new Connection(borrowed.port(), databasePort))
        .collect(Collectors.toSet());
  }

  private static Map<Variant, List<Borrowed>> awaitRound(Map<Variant, PoolProgram> pools) {
    Map<Variant, List<Borrowed>> rounds = new LinkedHashMap<>();
    pools.forEach((variant, pool) -> rounds.put(variant, pool.awaitRound()));
    return rounds;
  }

  private static void check(PoolFinding finding) {
    assertThat(finding.before()).hasSize(PoolProgram.SIZE).allMatch(Borrowed::answered);
    assertThat(finding.after()).hasSize(PoolProgram.SIZE);
    if (finding.variant().mode().isAgent()) {
      assertThat(finding.after()).allMatch(Borrowed::answered);
      assertThat(finding.waited().longest()).isLessThan(AT_ONCE);
      assertThat(finding.onOldConnections()).isEqualTo(PoolProgram.SIZE);
    } else {
      assertThat(finding.waited().shortest()).isGreaterThan(AT_ONCE);
      assertThat(finding.onOldConnections()).isZero();
    }
  }
}
