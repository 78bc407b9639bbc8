package dev.keepalive.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepalive.agent.linux.Info;
import dev.keepalive.agent.linux.TcpInfo;
import dev.keepalive.agent.linux.process.SystemCallException;
import dev.keepalive.agent.linux.process.SystemCalls;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProberTest {
  private final Path path = new Path();
  private final List<String> progress = new ArrayList<>();
  private final Prober prober =
      new Prober(
          path,
          (open, known, left) -> progress.add(open + " " + known.survivedMillis() + " " + left));

  @Test
  void a_path_that_forgets_without_a_word_is_closed_in_on() throws Exception {
    path.forgetsAfter = 47_000;
    Outcome outcome = prober.run(600_000, 12);
    assertThat(outcome.verdict()).isEqualTo(Outcome.Verdict.FORGETS_SILENTLY);
    assertThat(outcome.survivedMillis()).isBetween(40_000L, 47_000L);
    assertThat(outcome.forgottenMillis()).isBetween(47_000L, 53_000L);
    assertThat(outcome.recommendedIdleSeconds()).isEqualTo(15);
    assertThat(path.now).as("it ends early").isLessThan(200_000);
    assertThat(path.open).isEmpty();
    assertThat(path.mostOpen).isEqualTo(12);
    assertThat(progress).isNotEmpty();
  }

  @Test
  void one_that_answers_with_a_reset_is_told_apart() throws Exception {
    path.forgetsAfter = 5000;
    path.resets = true;
    Outcome outcome = prober.run(20_000, 24);
    assertThat(outcome.verdict()).isEqualTo(Outcome.Verdict.FORGETS_WITH_RESET);
    assertThat(outcome.survivedMillis()).isLessThanOrEqualTo(5000);
    assertThat(outcome.forgottenMillis()).isGreaterThanOrEqualTo(5000);
    assertThat(outcome.recommendedIdleSeconds()).isEqualTo(2);
  }

  @Test
  void one_that_forgets_nothing_is_measured_to_the_end() throws Exception {
    Outcome outcome = prober.run(300_000, 8);
    assertThat(outcome.verdict()).isEqualTo(Outcome.Verdict.SURVIVES);
    assertThat(outcome.survivedMillis()).isBetween(300_000L, 301_000L);
    assertThat(outcome.isForgotten()).isFalse();
    assertThat(outcome.endedMillis()).isEqualTo(-1);
    assertThat(outcome.recommendedIdleSeconds()).isEqualTo(120);
    assertThat(outcome.trials()).hasSize(8).isSorted();
  }

  @Test
  void a_peer_that_closes_by_itself_is_no_path_that_forgets() throws Exception {
    path.peerEndsAfter = 10_000;
    path.peerState = Info.CLOSE_WAIT;
    Outcome outcome = prober.run(60_000, 12);
    assertThat(outcome.verdict()).isEqualTo(Outcome.Verdict.PEER_CLOSES);
    assertThat(outcome.endedMillis()).isBetween(10_000L, 11_000L);
    assertThat(outcome.recommendedIdleSeconds()).isNull();
    path.peerState = Info.CLOSE;
    assertThat(new Prober(path, (open, known, left) -> {}).run(60_000, 12).verdict())
        .isEqualTo(Outcome.Verdict.PEER_RESETS);
  }

  @Test
  void who_forgets_all_survives_nothing() throws Exception {
    path.forgetsAfter = 1000;
    Outcome outcome = prober.run(20_000, 8);
    assertThat(outcome.survivedMillis()).isZero();
    assertThat(outcome.forgottenMillis()).isBetween(2000L, 3000L);
    assertThat(outcome.recommendedIdleSeconds()).isNull();
  }

  @Test
  void a_lost_probe_or_two_are_no_forgetting() throws Exception {
    path.lostProbes = 2;
    assertThat(prober.run(20_000, 6).verdict()).isEqualTo(Outcome.Verdict.SURVIVES);
  }

  @Test
  void what_was_stopped_tells_what_is_known() throws Exception {
    path.forgetsAfter = 5000;
    path.stopAt = 30_000;
    path.stop = prober::stop;
    path.forgetsAfter = Long.MAX_VALUE;
    Outcome outcome = prober.run(600_000, 12);
    assertThat(outcome.verdict()).isEqualTo(Outcome.Verdict.INTERRUPTED);
    assertThat(outcome.survivedMillis()).isBetween(10_000L, 31_000L);
    assertThat(path.open).isEmpty();
  }

  @Test
  void where_nobody_listens_there_is_nothing_to_measure() {
    assertThatThrownBy(
            () ->
                new Prober(
                        SystemCalls.load(),
                        InetAddress.getLoopbackAddress(),
                        1,
                        (open, known, left) -> {})
                    .run(10_000, 4))
        .isInstanceOfSatisfying(
            SystemCallException.class,
            e -> assertThat(e.errno()).isEqualTo(SystemCallException.ECONNREFUSED));
  }

  /** A path and a peer, with a clock that sleeping moves. */
  private static final class Path implements Sockets {
    long now;
    long forgetsAfter = Long.MAX_VALUE;
    boolean resets;
    long peerEndsAfter = Long.MAX_VALUE;
    int peerState;
    int lostProbes;
    long stopAt = Long.MAX_VALUE;
    Runnable stop;
    int mostOpen;
    final Map<Integer, Long> open = new HashMap<>();
    final Map<Integer, Long> asked = new HashMap<>();
    private int last;

    @Override
    public int open() {
      open.put(++last, now);
      mostOpen = Math.max(mostOpen, open.size());
      return last;
    }

    @Override
    public TcpInfo info(int descriptor) {
      int age = (int) (now - open.get(descriptor));
      Info info = new Info().sent(age).received(age).acknowledged(age);
      Long since = asked.get(descriptor);
      if (since == null) {
        return age < peerEndsAfter ? info.done() : info.state(peerState).done();
      }
      int probes = (int) ((now - since) / 1000) + 1;
      boolean forgotten = since - open.get(descriptor) >= forgetsAfter;
      if (forgotten && resets) {
        return info.state(Info.CLOSE).probes(1).done();
      }
      return forgotten || probes <= lostProbes
          ? info.probes(probes).done()
          : info.acknowledged(0).done();
    }

    @Override
    public void ask(int descriptor) {
      asked.put(descriptor, now);
    }

    @Override
    public void close(int descriptor) {
      open.remove(descriptor);
    }

    @Override
    public long now() {
      return now;
    }

    @Override
    public void sleep(long millis) {
      now += millis;
      if (now >= stopAt) {
        stop.run();
      }
    }
  }
}
