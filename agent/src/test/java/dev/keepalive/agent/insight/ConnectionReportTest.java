package dev.keepalive.agent.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.config.match.Direction;
import dev.keepalive.agent.config.policy.Policy;
import dev.keepalive.agent.socket.Loopback;
import dev.keepalive.agent.socket.record.ConnectionAddress;
import dev.keepalive.agent.socket.record.ConnectionRecord;
import dev.keepalive.agent.socket.record.OptionResults;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ConnectionReportTest {
  private static final Policy POLICY = Loopback.policy("idle=44");

  @Test
  void a_line_for_each_that_ends_with_the_end() {
    ConnectionReport report = new ConnectionReport("1.0", true, "idle 44s");
    Map<Integer, ConnectionRecord> records = new TreeMap<>();
    records.put(9, record(new ConnectionAddress(Direction.CONNECT, "db\tb\n", null, 5432, 0)));
    records.put(7, record(new ConnectionAddress(Direction.ACCEPT, "10.0.0.1", null, 50_000, 80)));
    report.connections(records);
    report.callers(List.of("SO_KEEPALIVE\t0\ta.Pool\t3"));
    report.deadPeers(List.of(new DeadPeerTable.Row("db:1", "(general)", 3, 1000, 4100)));
    assertThat(report.end())
        .isEqualTo(
            """
            agent\t1.0\ton\tidle 44s
            connection\t7\taccept\t\taccept :80 from 10.0.0.1:50000
            connection\t9\tconnect\t\tconnect db b :5432
            set\tSO_KEEPALIVE\t0\ta.Pool\t3
            dead\tdb:1\t(general)\t3\t1000\t4100
            end
            """);
    assertThat(new ConnectionReport("1.0", false, "why").end())
        .isEqualTo("agent\t1.0\toff\twhy\nend\n");
  }

  private static ConnectionRecord record(ConnectionAddress address) {
    return new ConnectionRecord(
        "Socket", address, address.decide(POLICY), new OptionResults(), false, false);
  }
}
