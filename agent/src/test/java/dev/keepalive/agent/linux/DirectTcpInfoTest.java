package dev.keepalive.agent.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.Test;

/** Against what {@link Libc} reads of the same connection. */
class DirectTcpInfoTest {
  private final DirectTcpInfo direct = DirectTcpInfo.make();

  @Test
  void says_what_libc_says() throws Exception {
    Libc libc = new Libc();
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      try (SocketChannel client = SocketChannel.open(server.getLocalAddress());
          SocketChannel accepted = server.accept()) {
        for (int sent = 1; sent <= 3; sent++) {
          assertThat(client.write(ByteBuffer.allocate(1))).isEqualTo(1);
          int segments = sent;
          await().until(() -> direct.of(number(accepted)).dataSegmentsIn() == segments);
        }
        for (SocketChannel end : new SocketChannel[] {client, accepted}) {
          TcpInfo info = direct.of(number(end));
          TcpInfo same = libc.info(number(end));
          assertThat(info.isEstablished()).isTrue();
          assertThat(info.dataSegmentsOut()).isEqualTo(same.dataSegmentsOut());
          assertThat(info.dataSegmentsIn()).isEqualTo(same.dataSegmentsIn());
          assertThat(same.millisSinceSent() - info.millisSinceSent()).isBetween(0L, 5_000L);
        }
      }
    }
  }

  @Test
  void has_no_answer_where_there_is_no_connection() {
    assertThat(direct.of(1_000_000)).isNull();
  }

  private static int number(SocketChannel channel) throws ReflectiveOperationException {
    Method number = Class.forName("sun.nio.ch.SelChImpl").getMethod("getFDVal");
    number.setAccessible(true);
    return (Integer) number.invoke(channel);
  }
}
