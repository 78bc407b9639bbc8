package dev.keepalive.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KernelSocketTest {
  private static final String WITH_KEEPALIVE =
      "   1: 0100007F:9C42 0100007F:A0F6 01 00000000:00000000 02:00001766 00000000     0        0 41753 2 ffff8880 20 0 0 10 -1";
  private static final String WITHOUT =
      "  12: 0000000000000000FFFF00000100007F:A0F6 0000000000000000FFFF00000100007F:9C42 01 00000000:00000000 00:00000000 00000000  1000        0 41754 1 ffff8880 20 4 30 10 -1";
  private static final String UNACKNOWLEDGED =
      "   2: 0100007F:9C42 0100007F:A0F6 01 00000006:00000000 01:00000014 00000000     0        0 41753 2 ffff8880 20 0 0 10 -1";

  @Test
  void a_keepalive_timer_is_read_in_seconds() {
    KernelSocket socket = KernelSocket.parse(WITH_KEEPALIVE);
    assertThat(socket.hasKeepaliveTimer()).isTrue();
    assertThat(socket.timerSeconds()).isEqualTo(59.9);
    assertThat(socket.localPort()).isEqualTo(40002);
    assertThat(socket.peerPort()).isEqualTo(41206);
    assertThat(socket.inode()).isEqualTo(41753);
  }

  @Test
  void an_ipv6_line_without_timer_is_off() {
    KernelSocket socket = KernelSocket.parse(WITHOUT);
    assertThat(socket.hasKeepaliveTimer()).isFalse();
    assertThat(socket.waitsForAcknowledgement()).isFalse();
    assertThat(socket.localPort()).isEqualTo(41206);
    assertThat(socket.inode()).isEqualTo(41754);
  }

  @Test
  void a_retransmission_timer_is_no_keepalive_timer() {
    KernelSocket socket = KernelSocket.parse(UNACKNOWLEDGED);
    assertThat(socket.hasKeepaliveTimer()).isFalse();
    assertThat(socket.waitsForAcknowledgement()).isTrue();
  }
}
