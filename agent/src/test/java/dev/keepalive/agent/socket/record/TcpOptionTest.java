package dev.keepalive.agent.socket.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.SocketOption;
import java.net.StandardSocketOptions;
import jdk.net.ExtendedSocketOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TcpOptionTest {

  /** asm-generic/socket.h, linux/tcp.h. */
  @ParameterizedTest
  @CsvSource({
    "KEEPALIVE,1,9",
    "IDLE,6,4",
    "INTERVAL,6,5",
    "COUNT,6,6",
    "USER_TIMEOUT,6,18",
  })
  void options_have_the_numbers_of_linux(TcpOption option, int level, int number) {
    assertThat(option.level()).isEqualTo(level);
    assertThat(option.number()).isEqualTo(number);
    assertThat(TcpOption.onLinux(level, number)).isEqualTo(option);
  }

  @Test
  void other_numbers_are_none_of_them() {
    assertThat(TcpOption.onLinux(1, 4)).isNull();
    assertThat(TcpOption.onLinux(6, 9)).isNull();
    assertThat(TcpOption.onLinux(0, 18)).isNull();
  }

  @Test
  void options_of_the_jdk_are_found_by_their_names() {
    assertThat(TcpOption.of(StandardSocketOptions.SO_KEEPALIVE)).isEqualTo(TcpOption.KEEPALIVE);
    assertThat(TcpOption.of(ExtendedSocketOptions.TCP_KEEPIDLE)).isEqualTo(TcpOption.IDLE);
    assertThat(TcpOption.of(ExtendedSocketOptions.TCP_KEEPINTERVAL)).isEqualTo(TcpOption.INTERVAL);
    assertThat(TcpOption.of(ExtendedSocketOptions.TCP_KEEPCOUNT)).isEqualTo(TcpOption.COUNT);
    assertThat(TcpOption.of(StandardSocketOptions.TCP_NODELAY)).isNull();
    assertThat(TcpOption.of(null)).isNull();
  }

  @Test
  void an_option_of_another_library_is_none_of_them() {
    SocketOption<Integer> theirs =
        new SocketOption<>() {
          @Override
          public String name() {
            return "TCP_KEEPIDLE";
          }

          @Override
          public Class<Integer> type() {
            return Integer.class;
          }
        };
    assertThat(TcpOption.of(theirs)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "KEEPALIVE,0,1",
    "IDLE,1,32767",
    "INTERVAL,1,32767",
    "COUNT,1,127",
    "USER_TIMEOUT,0,2147483647",
  })
  void linux_takes_values_from_the_least_to_the_most(TcpOption option, int least, int most) {
    assertThat(option.takes(least)).isTrue();
    assertThat(option.takes(most)).isTrue();
    assertThat(option.takes(least - 1)).isFalse();
    assertThat(option.takes(most + 1)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "setTcpKeepIdle,IDLE",
    "setTcpKeepIntvl,INTERVAL",
    "setTcpKeepCnt,COUNT",
    "setTcpUserTimeout,USER_TIMEOUT",
    "setTcpNoDelay,",
  })
  void setters_of_netty_are_known(String setter, TcpOption option) {
    assertThat(TcpOption.ofNettySetter(setter)).isEqualTo(option);
  }

  @Test
  void the_jdk_has_all_but_the_user_timeout() {
    assertThat(TcpOption.IDLE.inJdk()).isEqualTo(ExtendedSocketOptions.TCP_KEEPIDLE);
    assertThat(TcpOption.KEEPALIVE.inJdk()).isEqualTo(StandardSocketOptions.SO_KEEPALIVE);
    assertThat(TcpOption.USER_TIMEOUT.inJdk()).isNull();
  }
}
