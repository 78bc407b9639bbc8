package dev.keepalive.lab.beyond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Kernel;
import dev.keepalive.it.harness.TcpSocket;
import dev.keepalive.lab.Chapter;
import dev.keepalive.lab.Database;
import dev.keepalive.lab.Laboratory;
import dev.keepalive.lab.LaboratoryTest;
import dev.keepalive.lab.MarkdownTable;
import dev.keepalive.lab.PoolProgram;
import dev.keepalive.lab.PoolProgram.Borrowed;
import dev.keepalive.lab.Range;
import dev.keepalive.lab.rescue.Rescue;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The agent closes the unused connections of a real pool: it hands out none of them. */
@LaboratoryTest
class UnusedPoolIT {
  private static final int PLACE = 5;
  private static final Duration AT_ONCE = Duration.ofSeconds(2);

  /** What the borrowers of one pool got before its connections were closed, and after. */
  private record Rounds(List<Borrowed> before, List<Borrowed> after, String stderr) {

    long answered() {
      return after.stream().filter(Borrowed::answered).count();
    }

    long onOldConnections() {
      Set<Integer> old = before.stream().map(Borrowed::port).collect(Collectors.toSet());
      return after.stream().filter(b -> b.answered() && old.contains(b.port())).count();
    }

    Range waited() {
      return Range.of(after.stream().map(Borrowed::waited).toList());
    }

    void check() {
      assertThat(before).hasSize(PoolProgram.SIZE).allMatch(Borrowed::answered);
      assertThat(after).hasSize(PoolProgram.SIZE).allMatch(Borrowed::answered);
      assertThat(onOldConnections()).isZero();
      assertThat(waited().longest()).isLessThan(AT_ONCE);
      assertThat(stderr).contains("no data either way for 6.");
    }
  }

  @TestFactory
  Stream<DynamicTest> all_borrowers_are_answered_on_new_connections(Laboratory laboratory) {
    Map<Jdk, PoolProgram> pools = new LinkedHashMap<>();
    Map<Jdk, Rounds> rounds = new LinkedHashMap<>();
    try (Database database = Database.start(laboratory.network())) {
      for (Jdk jdk : Rescue.jdks()) {
        pools.put(jdk, PoolProgram.start(laboratory.network(), database, jdk, "idle-close=6s"));
      }
      Map<Jdk, List<Borrowed>> before = new LinkedHashMap<>();
      pools.forEach((jdk, pool) -> before.put(jdk, pool.awaitRound()));
      pools.forEach(
          (jdk, pool) ->
              await()
                  .atMost(Duration.ofSeconds(20))
                  .until(
                      () ->
                          Kernel.connections(pool.pid()).stream().noneMatch(UnusedPoolIT::isOpen)));
      pools.values().forEach(PoolProgram::borrow);
      pools.forEach(
          (jdk, pool) ->
              rounds.put(jdk, new Rounds(before.get(jdk), pool.awaitRound(), pool.stderr())));
    } finally {
      pools.values().forEach(PoolProgram::close);
    }
    laboratory.report().add(chapter(rounds));
    return rounds.entrySet().stream()
        .map(each -> DynamicTest.dynamicTest(each.getKey().toString(), each.getValue()::check));
  }

  private static boolean isOpen(TcpSocket socket) {
    return socket.state() == TcpSocket.State.ESTABLISHED;
  }

  private static Chapter chapter(Map<Jdk, Rounds> rounds) {
    MarkdownTable table =
        new MarkdownTable(
            List.of("program", "borrowers answered", "on a connection that was closed", "waited"));
    rounds.forEach(
        (jdk, one) ->
            table.row(
                List.of(
                    jdk.toString(),
                    one.answered() + " of " + PoolProgram.SIZE,
                    Long.toString(one.onOldConnections()),
                    Range.text(one.waited()))));
    return new Chapter(
        PLACE,
        "### A pool whose unused connections are closed\n\n"
            + "HikariCP with its defaults on a real PostgreSQL, "
            + PoolProgram.SIZE
            + " connections, `idle-close=6s`. All are used, then none until the agent has closed all"
            + " of them; then all borrowers come at once.\n\n"
            + table,
        Map.of());
  }
}
