package dev.keepalive.agent.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class KnownSocketsTest {

  private final KnownSockets known = new KnownSockets();

  @Test
  void a_socket_is_known_by_identity_alone() {
    List<String> one = new ArrayList<>(List.of("equal"));
    List<String> other = new ArrayList<>(List.of("equal"));
    assertThat(one).isEqualTo(other);
    KnownSocket state = known.getOrCreate(one);
    assertThat(known.get(one)).isSameAs(state);
    assertThat(known.get(other)).isNull();
    assertThat(known.putIfAbsent(one, new KnownSocket())).isSameAs(state);
  }

  @Test
  @Timeout(60)
  void a_socket_that_nobody_holds_is_forgotten() {
    WeakReference<Object> gone = knownAndDropped();
    while (gone.get() != null) {
      System.gc();
    }
    assertThat(known.sockets()).isEmpty();
    Object another = new Object();
    await()
        .untilAsserted(
            () -> {
              known.getOrCreate(another);
              known.putIfAbsent(another, new KnownSocket());
              assertThat(known.size()).isEqualTo(1);
            });
  }

  private WeakReference<Object> knownAndDropped() {
    Object socket = new Object();
    known.getOrCreate(socket);
    assertThat(known.sockets()).containsExactly(socket);
    return new WeakReference<>(socket);
  }
}
