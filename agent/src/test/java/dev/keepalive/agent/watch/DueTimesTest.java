package dev.keepalive.agent.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.socket.ForeignSocket;
import dev.keepalive.agent.socket.KnownSockets;
import dev.keepalive.agent.socket.ManagedConnection;
import java.lang.ref.ReferenceQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DueTimesTest {
  private static final ManagedConnection NONE =
      new KnownSockets().managed(new ForeignSocket(0, "10.0.0.7", 1, 1, false));

  private final DueTimes times = new DueTimes();

  @Test
  void each_comes_once_never_too_early_and_at_most_a_slice_late() {
    Random random = new Random(7);
    List<Watched> in = new ArrayList<>();
    for (long now = -5_000; now < 5_000; now++) {
      for (int i = random.nextInt(5); i > 0; i--) {
        in.add(add(now * 1_000_000 + random.nextInt(400_000_000)));
      }
      for (int i = in.isEmpty() ? 0 : random.nextInt(3); i > 0 && !in.isEmpty(); i--) {
        times.remove(in.remove(random.nextInt(in.size())));
      }
      for (Watched due = times.poll(now * 1_000_000); due != null; ) {
        assertThat(in.remove(due)).isTrue();
        assertThat(due.dueNanos).isLessThanOrEqualTo(now * 1_000_000);
        due = times.poll(now * 1_000_000);
      }
      long earliest = now * 1_000_000 - DueTimes.SLICE_NANOS;
      assertThat(in).allMatch(waiting -> waiting.dueNanos > earliest);
      assertThat(times.size()).isEqualTo(in.size());
    }
    assertThat(times.takeAll()).containsExactlyInAnyOrderElementsOf(in);
    assertThat(times.size()).isZero();
    assertThat(times.next()).isNull();
  }

  @Test
  void what_was_taken_is_not_taken_out_again() {
    Watched one = add(0);
    Watched other = add(0);
    Watched taken = times.poll(DueTimes.SLICE_NANOS);
    times.remove(taken);
    assertThat(times.size()).isEqualTo(1);
    assertThat(times.poll(DueTimes.SLICE_NANOS)).isSameAs(taken == one ? other : one);
  }

  @Test
  void the_next_is_due_at_the_end_of_its_slice() {
    assertThat(times.nextDue(42)).isEqualTo(42);
    Watched next = add(3 * DueTimes.SLICE_NANOS + 1);
    add(5 * DueTimes.SLICE_NANOS);
    assertThat(times.next()).isSameAs(next);
    assertThat(times.nextDue(Long.MAX_VALUE)).isEqualTo(4 * DueTimes.SLICE_NANOS);
    assertThat(times.nextDue(42)).isEqualTo(42);
    assertThat(times.poll(4 * DueTimes.SLICE_NANOS - 1)).isNull();
    assertThat(times.poll(4 * DueTimes.SLICE_NANOS)).isSameAs(next);
  }

  private Watched add(long dueNanos) {
    Watched watched = new Watched(new Object(), NONE, dueNanos, new ReferenceQueue<>());
    times.add(watched);
    return watched;
  }
}
