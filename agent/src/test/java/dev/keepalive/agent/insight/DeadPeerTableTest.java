package dev.keepalive.agent.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.keepalive.agent.config.match.Direction;
import dev.keepalive.agent.socket.record.PeerDeath;
import org.junit.jupiter.api.Test;

class DeadPeerTableTest {
  private final DeadPeerTable table = new DeadPeerTable();

  @Test
  void deaths_of_one_peer_are_one_row_and_accepted_ones_have_no_port() {
    table.died(Deaths.of("10.0.0.1", 5432, 100, null));
    table.died(Deaths.of("10.0.0.1", 5432, 4200, null));
    table.died(accepted(40_000));
    table.died(accepted(40_001));
    assertThat(table.rows())
        .extracting(DeadPeerTable.Row::peer, DeadPeerTable.Row::rule, DeadPeerTable.Row::deadPeers)
        .containsExactly(
            tuple("10.0.0.1:5432", "(general)", 2L), tuple("10.0.0.9", "(general)", 2L));
    assertThat(table.rows().get(0).silentMillis()).isEqualTo(4200);
    assertThat(table.rows().get(0).lastMillis())
        .isBetween(System.currentTimeMillis() - 60_000, System.currentTimeMillis());
  }

  @Test
  void ten_thousand_peers_are_a_thousand_rows_and_the_others() {
    for (int i = 0; i < 10_000; i++) {
      table.died(Deaths.of("10.0." + i / 250 + "." + i % 250, 5432, i, null));
    }
    table.died(Deaths.of("10.0.36.0", 5432, 1, null)); // the oldest that has a row
    table.died(Deaths.of("10.1.0.0", 5432, 1, null));
    assertThat(table.rows()).hasSize(DeadPeerTable.MOST + 1);
    assertThat(table.rows().get(0).peer()).isEqualTo(DeadPeerTable.OTHERS);
    assertThat(table.rows().get(0).deadPeers()).isEqualTo(9001);
    assertThat(table.rows().stream().mapToLong(DeadPeerTable.Row::deadPeers).sum())
        .isEqualTo(10_002);
    assertThat(table.rows()).extracting(DeadPeerTable.Row::peer).contains("10.0.36.0:5432");
    assertThat(table.rows()).extracting(DeadPeerTable.Row::peer).doesNotContain("10.0.36.1:5432");
  }

  private static PeerDeath accepted(int port) {
    return new PeerDeath(Deaths.record(Direction.ACCEPT, "10.0.0.9", port), 1, 6, 0, null);
  }
}
