package dev.keepalive.agent.linux;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KernelTableTest {

  @Test
  void an_address_reads_as_the_kernel_prints_it_on_either_kind_of_machine() {
    assertThat(KernelTable.host("0100007F:1F90", LITTLE_ENDIAN)).isEqualTo("127.0.0.1");
    assertThat(KernelTable.host("7F000001:1F90", BIG_ENDIAN)).isEqualTo("127.0.0.1");
    assertThat(KernelTable.host("00000000000000000000000001000000:1F90", LITTLE_ENDIAN))
        .isEqualTo("0:0:0:0:0:0:0:1");
    assertThat(KernelTable.host("0000000000000000FFFF0000C8A8C0FF:1F90", LITTLE_ENDIAN))
        .isEqualTo("255.192.168.200");
  }

  @Test
  void an_address_is_written_as_the_jdk_writes_it() throws IOException {
    Random random = new Random(7);
    for (int i = 0; i < 1000; i++) {
      byte[] address = new byte[random.nextBoolean() ? 4 : 16];
      random.nextBytes(address);
      String hexadecimal = HexFormat.of().withUpperCase().formatHex(address) + ":0050";
      assertThat(KernelTable.host(hexadecimal, ByteOrder.BIG_ENDIAN))
          .isEqualTo(InetAddress.getByAddress(address).getHostAddress());
    }
  }
}
