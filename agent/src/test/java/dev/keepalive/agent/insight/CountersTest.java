package dev.keepalive.agent.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.config.match.Direction;
import dev.keepalive.agent.config.policy.Policy;
import dev.keepalive.agent.socket.Loopback;
import dev.keepalive.agent.socket.record.ConnectionAddress;
import dev.keepalive.agent.socket.record.ConnectionRecord;
import dev.keepalive.agent.socket.record.GivenUp;
import dev.keepalive.agent.socket.record.OptionOutcome;
import dev.keepalive.agent.socket.record.OptionResults;
import dev.keepalive.agent.socket.record.TcpOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountersTest {
  private static final int THREADS = 4;
  private static final int CONNECTIONS = 250_000;

  private final Counters counters = new Counters();

  @Test
  void a_million_connections_from_four_threads_are_a_million() throws InterruptedException {
    ConnectionRecord record = Deaths.record(Direction.CONNECT, "10.0.0.1", 5432);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      threads.add(
          new Thread(
              () -> {
                for (int j = 0; j < CONNECTIONS; j++) {
                  counters.settled(record);
                }
              }));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(counters.connected()).isEqualTo(1_000_000);
    assertThat(counters.set()).isEqualTo(1_000_000);
    assertThat(counters.ofRuleNamed(Counters.GENERAL)).isEqualTo(1_000_000);
    assertThat(counters.accepted()).isZero();
  }

  @Test
  void each_is_counted_for_what_became_of_it() {
    Policy on = Loopback.policy("idle=44");
    Policy off = Loopback.policy("enabled=false");
    counters.settled(record(Direction.ACCEPT, off, new OptionResults(), false));
    OptionResults failed = new OptionResults();
    failed.failed(TcpOption.COUNT, "why");
    counters.settled(record(Direction.ACCEPT, on, failed, false));
    OptionResults kept = new OptionResults();
    kept.put(TcpOption.KEEPALIVE, OptionOutcome.KEPT_ON);
    counters.settled(record(Direction.CONNECT, on, kept, false));
    counters.keptOn();
    counters.settled(record(Direction.CONNECT, on, kept, true)); // a reload
    counters.died(Deaths.of("10.0.0.1", 1, 1, null));
    assertThat(counters.connected()).isEqualTo(1);
    assertThat(counters.accepted()).isEqualTo(2);
    assertThat(counters.leftAlone()).isEqualTo(1);
    assertThat(counters.failed()).isEqualTo(1);
    assertThat(counters.set()).isEqualTo(1);
    assertThat(counters.keptOnConnections()).isEqualTo(2);
    assertThat(counters.deadPeers()).isEqualTo(1);
    assertThat(counters.ofRuleNamed("none")).isZero();
  }

  private static ConnectionRecord record(
      Direction direction, Policy policy, OptionResults results, boolean again) {
    ConnectionAddress address = new ConnectionAddress(direction, "10.0.0.1", null, 5432, 80);
    return new ConnectionRecord("Socket", address, address.decide(policy), results, false, again);
  }

  @Test
  void what_the_agent_gave_up_is_counted_by_its_cause() {
    ConnectionRecord record = Deaths.record(Direction.CONNECT, "db", 5432);
    counters.gaveUp(GivenUp.idle(record, 1));
    counters.gaveUp(GivenUp.notAnswering(record, 1));
    counters.gaveUp(GivenUp.notAnswering(record, 1));
    assertThat(counters.idleClosed()).isEqualTo(1);
    assertThat(counters.answerTimeouts()).isEqualTo(2);
    assertThat(counters.deadPeers()).isZero();
  }
}
