package dev.keepalive.agent.linux;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.Random;
import java.util.Set;
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

  @Test
  void only_the_sockets_that_are_asked_for_are_in_the_table() throws IOException {
    String text =
        "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n"
            + "   0: 0100007F:1538 00000000:0000 0A 00000000:00000000 00:00000000 00000000"
            + "     0        0 11 1 0000000000000000 100 0 0 10 0\n"
            + "   1: 0100007F:1538 0100007F:D431 01 00000000:00000000 02:000004F6 00000000"
            + "     0        0 12 2 0000000000000000 20 4 30 10 -1\n"
            + "   2: 0100007F:D431 0100007F:1538 08 00000000:00000000 00:00000000 00000000"
            + "     0        0 13 1 0000000000000000 20 4 30 10 -1\n";
    KernelTable table = KernelTable.parse(text, Set.of(12L, 13L));
    assertThat(table.get(11)).isNull();
    assertThat(table.get(12).state()).isEqualTo(TcpState.ESTABLISHED);
    assertThat(table.get(12).localPort()).isEqualTo(0x1538);
    assertThat(table.get(12).remotePort()).isEqualTo(0xd431);
    assertThat(table.get(13).state()).isEqualTo(TcpState.OTHER);
    assertThat(KernelTable.parse(text, Set.of(11L)).get(11).state()).isEqualTo(TcpState.LISTEN);
  }

  @Test
  void nothing_is_read_once_all_are_found() throws IOException {
    String line =
        "   1: 0100007F:1538 0100007F:D431 01 00000000:00000000 02:000004F6 00000000"
            + "     0        0 12 2 0000000000000000 20 4 30 10 -1\n";
    KernelTable table =
        KernelTable.parse("heading\n" + line + "no line of the kernel's\n", Set.of(12L));
    assertThat(table.get(12)).isNotNull();
  }
}
