package dev.keepalive.agent.linux.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

/**
 * Lines of {@code /proc/net/tcp} and {@code tcp6}, as Linux 6 on a little-endian machine has them.
 */
class TcpRowTest {
  private static final String KEEPALIVE =
      "   1: 0100007F:A3F4 0100007F:1538 01 00000000:00000000 02:00000FB0 00000000  1000        0"
          + " 4711 2 0000000000000000 20 0 0 10 -1";

  @Test
  void a_connection_with_a_keepalive_timer() {
    TcpRow row = new TcpRow(KEEPALIVE);
    assertThat(row.localHost() + ":" + row.localPort()).isEqualTo("127.0.0.1:41972");
    assertThat(row.remoteHost() + ":" + row.remotePort()).isEqualTo("127.0.0.1:5432");
    assertThat(row.state()).isEqualTo("ESTABLISHED");
    assertThat(row.isListening()).isFalse();
    assertThat(row.timer()).isEqualTo("keepalive");
    assertThat(row.timerSeconds()).isEqualTo(40.16);
    assertThat(row.unanswered()).isZero();
    assertThat(row.unackedBytes()).isZero();
    assertThat(row.inode()).isEqualTo(4711);
  }

  @Test
  void data_under_way_and_probes_without_an_answer() {
    TcpRow sending =
        new TcpRow(
            "  12: 0100007F:A3F4 0100007F:1538 01 00000A2C:00000000 01:00000010 00000007     0"
                + "        3 99 1 0 20 0 0 10 -1");
    assertThat(sending.timer()).isEqualTo("on");
    assertThat(sending.unanswered()).as("retransmissions").isEqualTo(7);
    assertThat(sending.unackedBytes()).isEqualTo(2604);
    TcpRow probing = new TcpRow(KEEPALIVE.replace("1000        0", "1000        5"));
    assertThat(probing.unanswered()).as("probes").isEqualTo(5);
  }

  @Test
  void states_and_timers_have_the_names_of_netstat_and_ss() {
    String[] states = {
      "ESTABLISHED",
      "SYN_SENT",
      "SYN_RECV",
      "FIN_WAIT1",
      "FIN_WAIT2",
      "TIME_WAIT",
      "CLOSE",
      "CLOSE_WAIT",
      "LAST_ACK",
      "LISTEN",
      "CLOSING",
      "NEW_SYN_RECV"
    };
    for (int i = 0; i < states.length; i++) {
      TcpRow row = new TcpRow(KEEPALIVE.replace(" 01 0", String.format(" %02X 0", i + 1)));
      assertThat(row.state()).isEqualTo(states[i]);
      assertThat(row.isListening()).isEqualTo(states[i].equals("LISTEN"));
    }
    assertThat(new TcpRow(KEEPALIVE.replace("02:", "00:")).timer()).isNull();
    assertThat(new TcpRow(KEEPALIVE.replace("02:", "03:")).timer()).isEqualTo("timewait");
    assertThat(new TcpRow(KEEPALIVE.replace("02:", "04:")).timer()).isEqualTo("persist");
  }

  @Test
  void a_mapped_address_is_the_ipv4_address_of_both_views() {
    TcpRow row =
        new TcpRow(KEEPALIVE.replace("0100007F:1538", "0000000000000000FFFF00000100007F:1538"));
    assertThat(row.remoteHost()).isEqualTo("127.0.0.1");
    ByteBuffer sockaddr = ByteBuffer.allocate(128);
    sockaddr.order(ByteOrder.nativeOrder()).putShort(0, (short) 10); // AF_INET6
    sockaddr.order(ByteOrder.BIG_ENDIAN).putShort(2, (short) 5432);
    sockaddr.putInt(8 + 8, 0xffff).putInt(8 + 12, 0x7f000001);
    PeerName peer = PeerName.parse(sockaddr.array());
    assertThat(peer.host()).isEqualTo(row.remoteHost());
    assertThat(peer.port()).isEqualTo(row.remotePort());
    sockaddr.order(ByteOrder.nativeOrder()).putShort(0, (short) 2); // AF_INET
    sockaddr.order(ByteOrder.BIG_ENDIAN).putInt(4, 0x0a000007);
    assertThat(PeerName.parse(sockaddr.array()).host()).isEqualTo("10.0.0.7");
  }
}
