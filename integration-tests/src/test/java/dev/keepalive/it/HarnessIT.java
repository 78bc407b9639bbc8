package dev.keepalive.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.EachJdk;
import dev.keepalive.it.harness.Host;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Keepalive;
import dev.keepalive.it.harness.Kernel;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import dev.keepalive.it.harness.TcpSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That the harness sees what is there: JDKs, address families, and other processes' sockets. */
class HarnessIT {

  @Test
  void every_promised_jdk_and_address_family_is_tested_where_that_is_required() {
    if (Jdk.allRequired()) {
      assertThat(Jdk.missing()).isEmpty();
      assertThat(Host.HAS_IPV6).isTrue();
    }
    assertThat(Jdk.all()).isNotEmpty();
  }

  @EachJdk
  void both_ends_of_a_childs_connection_are_seen_without_keepalive(Jdk jdk) {
    try (Program program =
        Launch.of(jdk)
            .main("dev.keepalive.subject.Subject", "127.0.0.1", "socket@server-socket")
            .start()) {
      String[] ready = program.await("ready socket@server-socket").split(" ", -1);
      int client = Integer.parseInt(ready[2]);
      int server = Integer.parseInt(ready[3]);
      program.await("done");

      List<TcpSocket> connections = Kernel.connections(program.pid());
      assertThat(connections).hasSize(2).allMatch(s -> s.keepalive().matches(Keepalive.OFF));
      assertThat(connections).anyMatch(s -> s.has(client, server));
      assertThat(connections).anyMatch(s -> s.has(server, client));
      assertThat(Kernel.listeners(program.pid())).singleElement().matches(s -> s.has(server, 0));
      assertThat(program.end()).isZero();
    }
  }
}
