package dev.keepalive.agent.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.config.match.Direction;
import dev.keepalive.agent.socket.record.ConnectionAddress;
import java.io.IOException;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionAddressTest {

  @ParameterizedTest
  @CsvSource({
    "db.example, 10.0.0.7, connect db.example/10.0.0.7:5432",
    "10.0.0.7, 10.0.0.7, connect 10.0.0.7:5432",
    "db.example, , connect db.example:5432",
    "2001:db8:0:0:0:0:0:1, 2001:db8::1, connect [2001:db8:0:0:0:0:0:1]:5432",
    ", , connect null:5432",
  })
  void a_connection_that_was_opened_in_words(String host, String remote, String words)
      throws IOException {
    InetAddress address = remote == null ? null : InetAddress.getByName(remote);
    assertThat(new ConnectionAddress(Direction.CONNECT, host, address, 5432, 0)).hasToString(words);
  }

  @Test
  void a_connection_that_was_accepted_in_words() throws IOException {
    InetAddress remote = InetAddress.getByName("10.0.0.7");
    ConnectionAddress address = new ConnectionAddress(Direction.ACCEPT, null, remote, 40000, 8080);
    assertThat(address).hasToString("accept :8080 from 10.0.0.7:40000");
    assertThat(address.direction()).isEqualTo(Direction.ACCEPT);
  }
}
