package dev.keepalive.agent.socket.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.config.match.Direction;
import dev.keepalive.agent.config.policy.Policy;
import dev.keepalive.agent.config.setting.Settings;
import dev.keepalive.agent.socket.Loopback;
import org.junit.jupiter.api.Test;

class PathTableTest {
  private static final String PEER = "10.0.0.7:5432";

  private final PathTable paths = new PathTable();

  @Test
  void half_of_the_shortest_silence_that_killed_is_the_idle_time() {
    assertThat(paths.idleSeconds(PEER, 60)).isEqualTo(60);
    paths.killed(PEER, 350_000, 1);
    assertThat(paths.idleSeconds(PEER, 300)).isEqualTo(175);
    assertThat(paths.idleSeconds(PEER, 100)).isEqualTo(100);
    assertThat(paths.idleSeconds("10.0.0.8:5432", 300)).isEqualTo(300);
    paths.killed(PEER, 400_000, 1);
    assertThat(paths.idleSeconds(PEER, 300)).isEqualTo(175);
    paths.killed(PEER, 240_000, 1);
    assertThat(paths.idleSeconds(PEER, 300)).isEqualTo(120);
  }

  @Test
  void it_is_no_shorter_than_15_seconds_unless_that_is_asked_for() {
    paths.killed(PEER, 4000, 1);
    assertThat(paths.idleSeconds(PEER, 60)).isEqualTo(15);
    assertThat(paths.idleSeconds(PEER, 10)).isEqualTo(10);
  }

  @Test
  void what_is_survived_is_safe_only_below_what_killed() {
    paths.survived(PEER, 50_000);
    paths.survived(PEER, 40_000);
    assertThat(paths.of(PEER).safeMillis()).isEqualTo(50_000);
    assertThat(paths.of(PEER).killedMillis()).isZero();
    assertThat(paths.idleSeconds(PEER, 60)).isEqualTo(60);
    paths.killed(PEER, 60_000, 1);
    paths.survived(PEER, 60_000);
    assertThat(paths.of(PEER).safeMillis()).isEqualTo(50_000);
    paths.survived(PEER, 59_999);
    assertThat(paths.of(PEER).safeMillis()).isEqualTo(59_999);
    paths.killed(PEER, 30_000, 1);
    assertThat(paths.of(PEER).safeMillis()).isZero();
    assertThat(paths.of(PEER).killedMillis()).isEqualTo(30_000);
    assertThat(paths.of(PEER).forgotten()).isEqualTo(2);
  }

  @Test
  void a_decision_gets_what_is_learned_where_that_is_asked_for() {
    paths.killed(PEER, 80_000, 1);
    assertThat(decided("idle=learned").idleSeconds()).isEqualTo(40);
    assertThat(decided("idle=learned").isIdleLearned()).isTrue();
    assertThat(decided("idle=50").idleSeconds()).isEqualTo(50);
    assertThat(decided("idle=learned,preset=go").idleSeconds()).isEqualTo(15);
  }

  private Settings decided(String argument) {
    Policy policy = Loopback.policy(argument);
    ConnectionAddress address = new ConnectionAddress(Direction.CONNECT, "10.0.0.7", null, 5432, 0);
    return paths.decide(address, policy).settings();
  }

  @Test
  void the_one_that_taught_nothing_for_longest_makes_room() {
    for (int i = 0; i < PathTable.MOST; i++) {
      paths.killed("peer:" + i, 60_000, 1);
    }
    paths.survived("peer:0", 20_000);
    paths.killed("another:1", 60_000, 1);
    assertThat(paths.rows()).hasSize(PathTable.MOST);
    assertThat(paths.of("peer:0")).isNotNull();
    assertThat(paths.of("peer:1")).isNull();
    assertThat(paths.rows().get(0).peer()).isEqualTo("peer:2");
    assertThat(paths.rows().get(PathTable.MOST - 1).peer()).isEqualTo("another:1");
  }

  @Test
  void a_path_is_told_and_read_again() {
    paths.survived(PEER, 20_000);
    paths.killed(PEER, 60_000, 1);
    String[] fields = paths.of(PEER).fields();
    LearnedPath read =
        LearnedPath.read(new String[] {"path", fields[0], fields[1], fields[2], fields[3]});
    assertThat(read).usingRecursiveComparison().isEqualTo(paths.of(PEER));
  }
}
