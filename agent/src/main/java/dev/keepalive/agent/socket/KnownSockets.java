package dev.keepalive.agent.socket;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * What is known of each socket, by the socket's identity. Holds no socket: an entry goes when its
 * socket has been collected. Thread-safe.
 */
final class KnownSockets {

  private final ConcurrentMap<Key, Choices> choices = new ConcurrentHashMap<Key, Choices>();
  private final ReferenceQueue<Object> collected = new ReferenceQueue<Object>();

  /** What is known of the socket, or null. */
  Choices get(Object socket) {
    return choices.get(new Key(socket, null));
  }

  /** What is known of the socket; from now on something is. */
  Choices getOrCreate(Object socket) {
    Choices known = get(socket);
    return known == null ? putIfAbsent(socket, new Choices()) : known;
  }

  /** Returns what is known of the socket afterwards. */
  Choices putIfAbsent(Object socket, Choices made) {
    forgetCollected();
    Choices earlier = choices.putIfAbsent(new Key(socket, collected), made);
    return earlier == null ? made : earlier;
  }

  /** The sockets that are still there. */
  List<Object> sockets() {
    List<Object> sockets = new ArrayList<Object>();
    for (Key key : choices.keySet()) {
      Object socket = key.get();
      if (socket != null) {
        sockets.add(socket);
      }
    }
    return sockets;
  }

  private void forgetCollected() {
    for (Reference<?> key = collected.poll(); key != null; key = collected.poll()) {
      choices.remove(key);
    }
  }

  private static final class Key extends WeakReference<Object> {
    private final int hash;

    Key(Object socket, ReferenceQueue<Object> queue) {
      super(socket, queue);
      this.hash = System.identityHashCode(socket);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(Object other) {
      if (this == other) {
        return true;
      }
      Object socket = get();
      return socket != null && other instanceof Key && ((Key) other).get() == socket;
    }
  }
}
