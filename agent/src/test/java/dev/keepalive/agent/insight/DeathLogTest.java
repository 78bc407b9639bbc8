package dev.keepalive.agent.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.keepalive.agent.config.match.Direction;
import dev.keepalive.agent.log.Log.Level;
import dev.keepalive.agent.log.RecordingLog;
import dev.keepalive.agent.socket.record.ConnectionRecord;
import dev.keepalive.agent.socket.record.GivenUp;
import dev.keepalive.agent.socket.record.PeerDeath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeathLogTest {
  private static final int LONG = 60_000;

  private final RecordingLog logger = new RecordingLog();
  private DeathLog log = new DeathLog(logger, LONG);

  @AfterEach
  void stop() {
    log.stop();
  }

  @Test
  void the_first_is_told_at_once_and_the_rest_in_one_line() {
    log.died(Deaths.of("db", 5432, 123_000, "worker-1"));
    assertThat(logger.lines(Level.WARN))
        .containsExactly(
            "WARN dead peer db:5432: silent for 2 min 3 s, 6 probes unanswered;"
                + " thread \"worker-1\" is free again");
    log.died(Deaths.of("db", 5432, 4100, "worker-2"));
    log.died(Deaths.of("db", 5432, 800, null));
    log.died(Deaths.of("db", 5432, 4000, "worker-3"));
    assertThat(logger.lines(Level.WARN)).hasSize(1);
    log.stop();
    assertThat(logger.lines(Level.WARN))
        .last()
        .isEqualTo(
            "WARN dead peer db:5432: 3 more connections, silent for 800 ms to 4.1 s;"
                + " threads \"worker-2\", \"worker-3\" are free again");
  }

  @Test
  void the_line_comes_by_itself_when_the_burst_is_over_and_the_next_burst_begins_anew() {
    log = new DeathLog(logger, 50);
    log.died(Deaths.of("db", 5432, 1000, null));
    log.died(Deaths.of("db", 5432, 1000, null));
    await().until(() -> logger.lines(Level.WARN).size() == 2);
    assertThat(logger.lines(Level.WARN))
        .last()
        .isEqualTo("WARN dead peer db:5432: 1 more connection, silent for 1.0 s");
    log.died(Deaths.of("db", 5432, 2000, null));
    assertThat(logger.lines(Level.WARN)).last().asString().contains("silent for 2.0 s, 6 probes");
  }

  @Test
  void of_many_peers_twenty_have_lines_of_their_own() {
    for (int i = 0; i < 1000; i++) {
      log.died(Deaths.of("10.0.0.1", 1 + i, 1000, "t" + i));
    }
    assertThat(logger.lines(Level.WARN)).hasSize(20);
    log.stop();
    assertThat(logger.lines(Level.WARN))
        .hasSize(21)
        .last()
        .asString()
        .startsWith("WARN dead peers, others: 980 connections, silent for 1.0 s; threads \"t20\", ")
        .endsWith(" and 880 more are free again");
  }

  @Test
  void who_is_stuck_and_what_is_unused_is_told_by_itself() {
    ConnectionRecord record = Deaths.record(Direction.CONNECT, "db", 5432);
    log.gaveUp(GivenUp.notAnswering(record, 30_000));
    log.gaveUp(GivenUp.notAnswering(record, 31_000));
    log.gaveUp(GivenUp.idle(record, 600_000));
    log.died(Deaths.of("db", 5432, 1000, null));
    log.stop();
    assertThat(logger.lines(Level.WARN))
        .containsExactly(
            "WARN stuck peer db:5432: no answer for 30 s, though its kernel lives",
            "WARN unused peer db:5432: no data either way for 10 min",
            "WARN dead peer db:5432: silent for 1.0 s, 6 probes unanswered",
            "WARN stuck peer db:5432: 1 more connection, no answer for 31 s");
  }

  @Test
  void a_death_that_the_agent_found_is_one_as_any_other() {
    PeerDeath death = Deaths.of("db", 5432, 1000, "t");
    GivenUp found = GivenUp.dead(death);
    assertThat(found.sentence()).isEqualTo(death.sentence());
    assertThat(found.what()).isEqualTo("dead");
    assertThat(found.lasting()).isEqualTo("silent for");
    assertThat(found.millis()).isEqualTo(1000);
    assertThat(found.death()).isSameAs(death);
    assertThat(found.rule()).isNull();
  }
}
