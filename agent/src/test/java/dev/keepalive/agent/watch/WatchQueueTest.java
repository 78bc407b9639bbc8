package dev.keepalive.agent.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.keepalive.agent.socket.ForeignSocket;
import dev.keepalive.agent.socket.KnownSockets;
import dev.keepalive.agent.socket.ManagedConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WatchQueueTest {
  private static final long SECOND = 1_000_000_000L;

  private static final ManagedConnection NONE =
      new KnownSockets().managed(new ForeignSocket(0, "10.0.0.7", 1, 1, false));

  private final WatchQueue queue = new WatchQueue();
  private final List<Object> sockets = new ArrayList<>();

  @Test
  void what_is_due_comes_in_order_and_the_rest_later() {
    long now = System.nanoTime();
    Object late = add(now + 3600 * SECOND);
    Object second = add(now - SECOND);
    Object first = add(now - 2 * SECOND);
    Object third = add(now - SECOND / 2);
    assertThat(queue.poll().get()).isSameAs(first);
    assertThat(queue.poll().get()).isSameAs(second);
    assertThat(queue.poll().get()).isSameAs(third);
    assertThat(queue.poll()).isNull();
    assertThat(queue.size()).isEqualTo(1);
    queue.allAreDue();
    assertThat(queue.poll().get()).isSameAs(late);
    assertThat(queue.poll()).isNull();
  }

  @Test
  void what_is_put_back_is_due_again() {
    add(System.nanoTime() - SECOND);
    Watched watched = queue.poll();
    watched.dueNanos = System.nanoTime() + 3600 * SECOND;
    queue.putBack(watched);
    assertThat(queue.poll()).isNull();
    queue.allAreDue();
    assertThat(queue.poll()).isSameAs(watched);
  }

  @Test
  void it_sleeps_until_something_is_due() {
    long start = System.nanoTime();
    add(start + SECOND / 5);
    assertThat(queue.poll()).isNull();
    while (queue.poll() == null) {
      queue.sleep(start + 3600 * SECOND);
    }
    assertThat(System.nanoTime() - start).isBetween(SECOND / 5, 5 * SECOND);
  }

  @Test
  void it_sleeps_no_longer_than_it_may() {
    long start = System.nanoTime();
    while (System.nanoTime() - start < SECOND / 5) {
      queue.sleep(start + SECOND / 5);
    }
    assertThat(System.nanoTime() - start).isLessThan(5 * SECOND);
  }

  @Test
  void what_is_added_for_sooner_wakes_it_and_what_is_for_later_does_not() throws Exception {
    List<Long> slept = new ArrayList<>();
    Thread sleeper =
        new Thread(
            () -> {
              long start = System.nanoTime();
              queue.sleep(start + 20 * SECOND);
              slept.add(System.nanoTime() - start);
            });
    sleeper.start();
    await().until(() -> sleeper.getState() == Thread.State.TIMED_WAITING);
    add(System.nanoTime() + 3600 * SECOND);
    TimeUnit.MILLISECONDS.sleep(100);
    assertThat(sleeper.isAlive()).isTrue();
    add(System.nanoTime() + SECOND);
    sleeper.join();
    assertThat(slept.get(0)).isLessThan(10 * SECOND);
  }

  @Test
  void all_are_due_wakes_it() throws Exception {
    Thread sleeper = new Thread(() -> queue.sleep(System.nanoTime() + 50 * SECOND));
    sleeper.start();
    await().until(() -> sleeper.getState() == Thread.State.TIMED_WAITING);
    queue.allAreDue();
    sleeper.join(10_000);
    assertThat(sleeper.isAlive()).isFalse();
  }

  @Test
  void who_is_collected_is_forgotten() {
    for (int i = 0; i < 100; i++) {
      queue.add(new Object(), NONE, System.nanoTime() + 3600 * SECOND);
    }
    await()
        .until(
            () -> {
              System.gc();
              return queue.size() == 0;
            });
  }

  private Object add(long dueNanos) {
    Object socket = new Object();
    sockets.add(socket);
    queue.add(socket, NONE, dueNanos);
    return socket;
  }
}
