package dev.keepalive.agent.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.socket.record.TcpOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApplicationCallersTest {
  private final ApplicationCallers callers = new ApplicationCallers();

  @ParameterizedTest
  @CsvSource({
    "dev.keepalive.agent.socket.Connections java.net.KeepaliveBridge java.net.Socket a.Pool b.Main,"
        + " a.Pool",
    "javax.net.ssl.X sun.security.ssl.SSLSocketImpl jdk.internal.X com.sun.jndi.ldap.Connection,"
        + " com.sun.jndi.ldap.Connection",
    "io.netty.channel.epoll.LinuxSocket io.netty.bootstrap.Bootstrap a.Client, a.Client",
    "x.io.netty.channel.epoll.LinuxSocket x.io.netty.util.Executor java.lang.Thread,"
        + " x.io.netty.channel.epoll.LinuxSocket",
    "java.net.Socket java.lang.Thread, java.net.Socket",
    "java.net.KeepaliveBridge, unknown",
  })
  void the_caller_is_the_first_of_the_application_or_its_libraries(String stack, String caller) {
    assertThat(
            ApplicationCallers.caller(
                Arrays.stream(stack.split(" ", -1))
                    .map(name -> new StackTraceElement(name, "m", null, -1))
                    .toArray(StackTraceElement[]::new)))
        .isEqualTo(caller);
  }

  @Test
  void the_first_calls_are_counted_and_then_one_of_many_for_all() {
    for (int i = 0; i < 200; i++) {
      callers.asked(TcpOption.IDLE, 30);
    }
    assertThat(callers.lines()).singleElement().asString().endsWith("\t200");
    for (int i = 0; i < 6400; i++) {
      callers.asked(TcpOption.IDLE, 30);
    }
    assertThat(callers.lines())
        .singleElement()
        .asString()
        .startsWith("TCP_KEEPIDLE\t30\t")
        .endsWith("\t6600");
  }

  @Test
  void what_the_kernel_refuses_is_no_value_and_there_are_a_hundred_at_most() {
    callers.asked(TcpOption.IDLE, 0);
    assertThat(callers.lines()).isEmpty();
    for (int i = 1; i <= 150; i++) {
      callers.asked(TcpOption.IDLE, i);
    }
    assertThat(callers.lines()).hasSize(100);
    callers.asked(TcpOption.IDLE, 1);
    assertThat(callers.lines()).hasSize(100).anyMatch(line -> line.endsWith("\t2"));
  }
}
