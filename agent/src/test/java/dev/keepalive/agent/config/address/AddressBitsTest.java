package dev.keepalive.agent.config.address;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.config.ModelEndpoints;
import dev.keepalive.agent.config.Tries;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class AddressBitsTest {
  @Test
  void ofV4_is_the_address() {
    Tries.run(
        10_000,
        random -> {
          InetAddress address = ModelEndpoints.v4(random);
          assertThat(AddressBits.ofV4(address))
              .isEqualTo(new BigInteger(1, address.getAddress()).longValueExact());
        });
  }

  @Test
  void ofV6_is_the_address() {
    Tries.run(
        10_000,
        random -> {
          InetAddress address = ModelEndpoints.v6(random);
          byte[] bytes = AddressBits.ofV6(address);
          BigInteger number = new BigInteger(1, address.getAddress());
          assertThat(AddressBits.high(bytes)).isEqualTo(number.shiftRight(64).longValue());
          assertThat(AddressBits.low(bytes)).isEqualTo(number.longValue());
        });
  }

  @Test
  void where_java_net_is_open_nothing_is_copied() throws UnknownHostException {
    InetAddress address = InetAddress.getByName("fd00::1");
    AddressBits.javaNetIsOpen();
    assertThat(AddressBits.ofV6(address))
        .isSameAs(AddressBits.ofV6(address))
        .isEqualTo(address.getAddress());
  }

  @Test
  void an_address_is_read_as_java_reads_it() {
    Tries.run(
        50_000,
        random -> {
          InetAddress address =
              random.nextBoolean() ? ModelEndpoints.v4(random) : ModelEndpoints.v6(random);
          Address read = Address.parse(address.getHostAddress());
          BigInteger number = new BigInteger(1, address.getAddress());
          assertThat(read.high).isEqualTo(number.shiftRight(64).longValue());
          assertThat(read.low).isEqualTo(number.longValue());
        });
  }
}
