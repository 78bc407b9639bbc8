package dev.keepalive.agent.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.config.setting.Settings;
import dev.keepalive.agent.linux.Info;
import dev.keepalive.agent.socket.Loopback;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private static final long NOW = 1_000_000;

  private final Patience patience = new Patience();

  @Test
  void unused_is_closed_when_its_time_is_over_and_looked_at_when_it_can_be() {
    Settings settings = settings("idle-close=10s");
    Info info = new Info().sent(4000).received(7000);
    assertThat(look(info, settings, 0)).isEqualTo(Verdict.WAIT);
    assertThat(patience.waitMillis()).isEqualTo(6750);
    assertThat(look(info, settings("idle-close=8s"), 0)).isEqualTo(Verdict.WAIT);
    assertThat(patience.waitMillis()).isEqualTo(4750);
    assertThat(look(info, settings("idle-close=5s"), 0)).isEqualTo(Verdict.WAIT);
    assertThat(patience.waitMillis()).isEqualTo(1625);
    assertThat(look(info.sent(9999).received(12_000), settings, 0)).isEqualTo(Verdict.WAIT);
    assertThat(patience.waitMillis()).isEqualTo(751);
    assertThat(look(info.sent(10_000), settings, 0)).isEqualTo(Verdict.IDLE);
    assertThat(patience.spentMillis()).isEqualTo(10_000);
    assertThat(look(info.received(9000), settings, 0)).isEqualTo(Verdict.WAIT);
  }

  @Test
  void what_is_under_way_or_has_ended_is_not_unused() {
    Settings settings = settings("idle-close=10s");
    Info old = new Info().sent(20_000).received(20_000);
    assertThat(look(old, settings, 0)).isEqualTo(Verdict.IDLE);
    assertThat(look(old.unacked(1), settings, 0)).isEqualTo(Verdict.WAIT);
    assertThat(look(old.unacked(0).unsent(1), settings, 0)).isEqualTo(Verdict.WAIT);
    assertThat(look(old.unsent(0).state(Info.CLOSE_WAIT), settings, 0)).isEqualTo(Verdict.IDLE);
    assertThat(look(old.state(Info.CLOSE), settings, 0)).isEqualTo(Verdict.WAIT);
  }

  @Test
  void who_was_asked_and_does_not_answer_is_given_up() {
    Settings settings = settings("answer-timeout=10s");
    Info info = new Info().segments(3, 3).sent(4000).received(4500);
    assertThat(look(info, settings, 0)).isEqualTo(Verdict.WAIT);
    assertThat(patience.waitMillis()).isEqualTo(6000);
    assertThat(look(info.sent(10_000).received(10_500), settings, 0))
        .isEqualTo(Verdict.NOT_ANSWERING);
    assertThat(patience.spentMillis()).isEqualTo(10_000);
  }

  @Test
  void who_owes_nothing_is_left_alone() {
    Settings settings = settings("answer-timeout=10s");
    Info owing = new Info().segments(1, 1).sent(20_000).received(30_000);
    assertThat(look(owing, settings, 0)).isEqualTo(Verdict.NOT_ANSWERING);
    assertThat(look(owing.received(19_000), settings, 0)).isEqualTo(Verdict.WAIT);
    assertThat(look(owing.received(30_000).segments(0, 1), settings, 0)).isEqualTo(Verdict.WAIT);
    assertThat(look(owing.segments(1, 0).received(20_000), settings, 0))
        .isEqualTo(Verdict.NOT_ANSWERING);
    assertThat(look(owing.state(Info.CLOSE_WAIT), settings, 0)).isEqualTo(Verdict.WAIT);
    assertThat(look(owing.state(Info.ESTABLISHED).unacked(2), settings, 0)).isEqualTo(Verdict.WAIT);
    assertThat(patience.waitMillis()).isEqualTo(500);
  }

  @Test
  void a_closed_window_is_no_answer() {
    Info full = new Info().segments(9, 1).sent(11_000).received(12_000).unsent(5000).probes(1);
    assertThat(look(full, settings("answer-timeout=10s"), 0)).isEqualTo(Verdict.NOT_ANSWERING);
  }

  @Test
  void sent_in_the_tick_in_which_data_came_is_told_by_the_acknowledgement_that_follows() {
    Settings settings = settings("answer-timeout=10s");
    Info same = new Info().segments(2, 2).sent(10_000).received(10_000);
    assertThat(look(same.acknowledged(10_000), settings, 0)).isEqualTo(Verdict.WAIT);
    assertThat(look(same.acknowledged(9_699), settings, 0)).isEqualTo(Verdict.WAIT);
    assertThat(look(same.acknowledged(9_700), settings, 0)).isEqualTo(Verdict.NOT_ANSWERING);
    assertThat(look(same.acknowledged(9_999), settings, 0)).isEqualTo(Verdict.NOT_ANSWERING);
  }

  @Test
  void once_known_it_stays_known_when_probes_are_answered() {
    Settings settings = settings("answer-timeout=10s");
    Info same = new Info().segments(2, 2).sent(5000).received(5000).acknowledged(4960);
    assertThat(look(same, settings, 0)).isEqualTo(Verdict.WAIT);
    same.sent(10_000).received(10_000).acknowledged(20);
    assertThat(patience.look(same.done(), settings, 0, NOW + 5003))
        .isEqualTo(Verdict.NOT_ANSWERING);
    same.sent(10_000).received(10_000).acknowledged(20);
    assertThat(patience.look(same.done(), settings, 0, NOW + 9000)).isEqualTo(Verdict.WAIT);
  }

  @Test
  void it_looks_before_probes_can_be_answered() {
    Info info = new Info().segments(1, 1).sent(20).received(20);
    assertThat(look(info, settings("answer-timeout=1h,idle=60s"), 0)).isEqualTo(Verdict.WAIT);
    assertThat(patience.waitMillis()).isEqualTo(30_000);
    assertThat(look(info, settings("answer-timeout=1h,idle=kernel"), 0)).isEqualTo(Verdict.WAIT);
    assertThat(patience.waitMillis()).isEqualTo(3_599_980);
  }

  @Test
  void data_that_was_sent_once_is_dead_when_its_time_is_over() {
    Settings settings = settings("");
    Info stuck = new Info().unacked(1).sent(3000).received(90_000).acknowledged(90_000);
    assertThat(look(stuck, settings, 8000)).isEqualTo(Verdict.WAIT);
    assertThat(patience.isStuck()).isFalse();
    assertThat(patience.waitMillis()).isEqualTo(1000);
    stuck.sent(1600).retransmits(3).rto(1_600_000, 3); // after 200, 400 and 800 ms
    assertThat(look(stuck, settings, 8000)).isEqualTo(Verdict.WAIT);
    assertThat(patience.isStuck()).isTrue();
    assertThat(patience.waitMillis()).isEqualTo(5000);
    stuck.sent(200).received(95_000).acknowledged(95_000);
    assertThat(patience.look(stuck.done(), settings, 8000, NOW + 5000)).isEqualTo(Verdict.DEAD);
    assertThat(patience.spentMillis()).isEqualTo(8000);
  }

  @Test
  void who_goes_on_sending_is_found_by_the_retransmissions() {
    Info stuck = new Info().unacked(5).sent(10).acknowledged(7000).received(7000);
    stuck.retransmits(4).rto(3_200_000, 4); // 200, 400, 800 and 1600 ms have passed
    assertThat(look(stuck, settings(""), 8000)).isEqualTo(Verdict.WAIT);
    assertThat(patience.waitMillis()).isEqualTo(4990);
    stuck.sent(10).acknowledged(12_000).received(12_000);
    assertThat(patience.look(stuck.done(), settings(""), 8000, NOW + 5000)).isEqualTo(Verdict.DEAD);
  }

  @Test
  void tries_of_a_thin_stream_wait_for_the_same_time_each() {
    Info stuck = new Info().unacked(1).sent(100).acknowledged(7000).received(7000);
    assertThat(waitsAnew(stuck.retransmits(4).rto(200_000, 0))).isEqualTo(7100);
    assertThat(waitsAnew(stuck.retransmits(8).rto(800_000, 2))).isEqualTo(6100);
    assertThat(waitsAnew(stuck.retransmits(2).rto(3_000_000, 0))).isEqualTo(6900);
    assertThat(waitsAnew(stuck.retransmits(1).rto(400_000, 3))).isEqualTo(7550);
  }

  @Test
  void an_acknowledgement_starts_the_time_anew() {
    Info stuck = new Info().unacked(1).sent(2000).acknowledged(6000).received(6000);
    stuck.retransmits(4).rto(3_200_000, 4);
    assertThat(look(stuck, settings(""), 8000)).isEqualTo(Verdict.WAIT);
    assertThat(patience.waitMillis()).isEqualTo(3000);
    stuck.sent(8000).acknowledged(500).retransmits(1).rto(400_000, 1);
    assertThat(patience.look(stuck.done(), settings(""), 8000, NOW + 3000)).isEqualTo(Verdict.WAIT);
    assertThat(patience.waitMillis()).isEqualTo(7500);
    stuck.unacked(0).retransmits(0);
    assertThat(patience.look(stuck.done(), settings(""), 8000, NOW + 4000)).isEqualTo(Verdict.WAIT);
    assertThat(patience.isStuck()).isFalse();
  }

  @Test
  void a_reader_that_is_slow_answers_the_probes_of_its_window() {
    Info full = new Info().unsent(70_000).sent(90_000).acknowledged(40_000).received(90_000);
    assertThat(look(full.probes(1), settings(""), 8000)).isEqualTo(Verdict.WAIT);
    assertThat(look(full.probes(2), settings(""), 8000)).isEqualTo(Verdict.DEAD);
    assertThat(look(full.acknowledged(3000), settings(""), 8000)).isEqualTo(Verdict.WAIT);
  }

  @Test
  void what_lasts_for_less_decides_when_to_look() {
    Info info = new Info().segments(1, 1).sent(1000).received(2000);
    assertThat(look(info, settings("idle-close=9s,answer-timeout=5s"), 0)).isEqualTo(Verdict.WAIT);
    assertThat(patience.waitMillis()).isEqualTo(4000);
    assertThat(look(info, settings("idle-close=3s,answer-timeout=5s"), 0)).isEqualTo(Verdict.WAIT);
    assertThat(patience.waitMillis()).isEqualTo(2375);
    assertThat(look(info, settings("idle-close=3s,answer-timeout=5s"), 8000))
        .isEqualTo(Verdict.WAIT);
    assertThat(patience.waitMillis()).isEqualTo(1000);
  }

  /** When one that was not looked at before is looked at again. */
  private static long waitsAnew(Info info) {
    Patience fresh = new Patience();
    assertThat(fresh.look(info.done(), settings(""), 8000, NOW)).isEqualTo(Verdict.WAIT);
    return fresh.waitMillis();
  }

  private Verdict look(Info info, Settings settings, long dataMillis) {
    return patience.look(info.done(), settings, dataMillis, NOW);
  }

  private static Settings settings(String argument) {
    return Loopback.policy(argument).general();
  }
}
