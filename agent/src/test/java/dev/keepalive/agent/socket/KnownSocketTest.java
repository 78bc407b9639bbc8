package dev.keepalive.agent.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.config.setting.Settings;
import dev.keepalive.agent.socket.record.GivenUp;
import dev.keepalive.agent.socket.record.TcpOption;
import org.junit.jupiter.api.Test;

class KnownSocketTest {
  private final Settings override = Loopback.policy("idle=60s,app-settings=override").general();
  private final Settings respect = Loopback.policy("idle=60s").general();
  private final KnownSocket known = new KnownSocket();

  @Test
  void it_gets_its_first_settings_once_and_others_at_any_time() {
    assertThat(known.settings()).isNull();
    assertThat(known.settle(override)).isTrue();
    assertThat(known.version()).isEqualTo(1);
    assertThat(known.settle(respect)).isFalse();
    assertThat(known.settings()).isSameAs(override);
    assertThat(known.version()).isEqualTo(1);
    known.resettle(respect);
    assertThat(known.settings()).isSameAs(respect);
    assertThat(known.version()).isEqualTo(2);
  }

  @Test
  void a_call_of_the_application_moves_the_version_unless_it_will_be_refused() {
    assertThat(known.asked(TcpOption.IDLE, 0)).isZero();
    assertThat(known.version()).isZero();
    assertThat(known.asked(TcpOption.IDLE, 30)).isEqualTo(30);
    assertThat(known.version()).isEqualTo(1);
  }

  @Test
  void a_call_is_overtaken_when_another_value_is_to_be_there_by_now() {
    known.asked(TcpOption.IDLE, 30);
    assertThat(known.isOvertaken(TcpOption.IDLE, 30)).isFalse();
    known.settle(override);
    assertThat(known.isOvertaken(TcpOption.IDLE, 30)).isTrue();
    assertThat(known.isOvertaken(TcpOption.IDLE, 60)).isFalse();
    assertThat(known.isOvertaken(TcpOption.IDLE, 0)).as("refused").isFalse();
    known.resettle(respect);
    assertThat(known.isOvertaken(TcpOption.IDLE, 60)).isTrue();
    assertThat(known.isOvertaken(TcpOption.IDLE, 30)).isFalse();
    assertThat(known.isOvertaken(TcpOption.USER_TIMEOUT, 5)).as("nobody's").isFalse();
  }

  @Test
  void each_option_is_ours_by_itself() {
    for (TcpOption option : TcpOption.values()) {
      known.isOurs(option, true);
      assertThat(known.isOurs(option)).isTrue();
    }
    known.isOurs(TcpOption.COUNT, false);
    for (TcpOption option : TcpOption.values()) {
      assertThat(known.isOurs(option)).isEqualTo(option != TcpOption.COUNT);
    }
  }

  @Test
  void it_ends_once_and_tells_why() {
    assertThat(known.isWatchedFromNow()).isTrue();
    assertThat(known.isWatchedFromNow()).isFalse();
    GivenUp why = GivenUp.idle(null, 1);
    assertThat(known.ends(why)).isTrue();
    assertThat(known.end()).isSameAs(why);
    assertThat(known.ends()).isFalse();
    assertThat(known.ends(GivenUp.idle(null, 2))).isFalse();
    assertThat(known.end()).isSameAs(why);
    known.isNotWatched();
    assertThat(known.isWatchedFromNow()).isTrue();
    assertThat(known.isOurs(TcpOption.IDLE)).isFalse();
    KnownSocket other = new KnownSocket();
    assertThat(other.ends()).isTrue();
    assertThat(other.end()).isNull();
  }
}
