package dev.keepalive.agent.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class RoundsTest {
  private static final long LONG = TimeUnit.HOURS.toMillis(1);

  @Test
  void a_long_pause_is_cut_short_and_a_whole_round_awaited() throws Exception {
    Rounds rounds = new Rounds(LONG);
    AtomicInteger looks = new AtomicInteger();
    Thread sweep = sweep(rounds, looks);
    try {
      Awaitility.await().until(() -> sweep.getState() == Thread.State.TIMED_WAITING);
      int before = looks.get();
      rounds.now(60_000);
      assertThat(looks.get()).isEqualTo(before + 1);
      rounds.now(60_000);
      assertThat(looks.get()).isEqualTo(before + 2);
    } finally {
      sweep.interrupt();
      sweep.join();
    }
  }

  @Test
  void the_pause_before_a_second_look_is_not() throws Exception {
    Rounds rounds = new Rounds(LONG);
    rounds.now(0);
    long start = System.nanoTime();
    rounds.millis(50);
    assertThat(System.nanoTime() - start).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(45));
    rounds.millis(LONG); // wanted before, so that it is none
  }

  @Test
  void who_waits_for_a_round_that_does_not_come_waits_no_longer_than_he_said() {
    Rounds rounds = new Rounds(LONG);
    long start = System.nanoTime();
    rounds.now(30);
    assertThat(System.nanoTime() - start)
        .isBetween(TimeUnit.MILLISECONDS.toNanos(25), TimeUnit.SECONDS.toNanos(30));
  }

  private static Thread sweep(Rounds rounds, AtomicInteger looks) {
    AtomicBoolean over = new AtomicBoolean();
    Thread thread =
        new Thread(
            () -> {
              while (!over.get()) {
                looks.incrementAndGet();
                try {
                  rounds.millis(LONG);
                } catch (InterruptedException e) {
                  over.set(true);
                }
              }
            });
    thread.start();
    return thread;
  }
}
