package dev.keepalive.agent.rescue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionTest {

  /** The examples of RFC 5952 among them. */
  @ParameterizedTest
  @CsvSource({
    "0:0:0:0:0:0:0:1, ::1",
    "0:0:0:0:0:0:0:0, ::",
    "2001:db8:0:0:0:0:0:1, 2001:db8::1",
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "fe80:0:0:0:1:2:3:4, fe80::1:2:3:4",
    "1:2:3:4:5:6:0:0, 1:2:3:4:5:6::"
  })
  void ipv6_addresses_are_shown_as_they_are_written(String all, String text) {
    assertThat(Connection.shortened(all)).isEqualTo(text);
  }
}
