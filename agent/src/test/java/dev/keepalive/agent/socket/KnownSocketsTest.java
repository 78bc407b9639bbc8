package dev.keepalive.agent.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
  void sockets_whose_identity_hash_is_the_same_are_not() {
    Map<Integer, Object> byHash = new HashMap<>();
    Object one = null;
    Object other = new Object();
    while (one == null) { // after some 60,000, as birthdays go
      other = new Object();
      one = byHash.put(System.identityHashCode(other), other);
    }
    KnownSocket state = known.getOrCreate(one);
    assertThat(known.get(other)).isNull();
    assertThat(known.getOrCreate(other)).isNotSameAs(state);
    assertThat(known.get(one)).isSameAs(state);
    assertThat(known.sockets()).containsExactlyInAnyOrder(one, other);
  }

  @Test
  void a_socket_that_nobody_holds_is_forgotten() {
    WeakReference<Object> gone = knownAndDropped();
    await()
        .until(
            () -> {
              System.gc();
              return gone.get() == null;
            });
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
