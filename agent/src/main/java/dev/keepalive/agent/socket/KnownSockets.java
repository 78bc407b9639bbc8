package dev.keepalive.agent.socket;

import java.io.IOException;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * What is known of each socket, by the socket's identity. Holds no socket: an entry goes when its
 * socket has been collected. Thread-safe.
 */
public final class KnownSockets {

  private final ConcurrentMap<Key, KnownSocket> known = new ConcurrentHashMap<Key, KnownSocket>();
  private final ReferenceQueue<Object> collected = new ReferenceQueue<Object>();

  /** What is known of the socket, or null. */
  KnownSocket get(Object socket) {
    return known.get(new Key(socket, null));
  }

  /** What is known of the socket; from now on something is. */
  KnownSocket getOrCreate(Object socket) {
    Key key = new Key(socket, collected);
    KnownSocket there = known.get(key);
    return there == null ? putIfAbsent(key, new KnownSocket()) : there;
  }

  /** Returns what is known of the socket afterwards. */
  KnownSocket putIfAbsent(Object socket, KnownSocket made) {
    return putIfAbsent(new Key(socket, collected), made);
  }

  private KnownSocket putIfAbsent(Key key, KnownSocket made) {
    forgetCollected();
    KnownSocket earlier = known.putIfAbsent(key, made);
    return earlier == null ? made : earlier;
  }

  /**
   * What is known of anything that a hook is given, or of one that the sweep has found; null if it
   * is no TCP socket.
   */
  public ManagedConnection managed(Object socket) {
    OptionSocket tcp =
        socket instanceof ForeignSocket ? (ForeignSocket) socket : OptionSocket.of(socket);
    return tcp == null ? null : managed(tcp);
  }

  /** As {@link #managed}, of the channel of a Netty pipeline, where its transport is native. */
  public ManagedConnection managedByPipeline(Object pipeline) throws IOException {
    NettySocket tcp = NettySocket.ofPipeline(pipeline);
    return tcp == null ? null : managed(tcp);
  }

  private ManagedConnection managed(OptionSocket tcp) {
    return new ManagedConnection(
        tcp, tcp instanceof ForeignSocket ? ((ForeignSocket) tcp).known() : get(tcp.owner()));
  }

  /** Shows all that have their settings, one after the other. */
  public void each(ManagedConnection.Visitor to) {
    for (Map.Entry<Key, KnownSocket> entry : known.entrySet()) {
      Object socket = entry.getValue().settings() == null ? null : entry.getKey().get();
      OptionSocket tcp = socket == null ? null : OptionSocket.of(socket);
      if (tcp != null) {
        to.settled(socket, new ManagedConnection(tcp, entry.getValue()));
      }
    }
  }

  /** The sockets that are still there. */
  List<Object> sockets() {
    List<Object> sockets = new ArrayList<Object>();
    for (Key key : known.keySet()) {
      Object socket = key.get();
      if (socket != null) {
        sockets.add(socket);
      }
    }
    return sockets;
  }

  /** The descriptors of all that are connected and have their settings. */
  Set<Integer> settledDescriptors() {
    Set<Integer> descriptors = new HashSet<Integer>();
    for (Object socket : sockets()) {
      KnownSocket state = get(socket);
      if (state != null && state.settings() != null) {
        descriptors.add(TcpSocket.descriptorOf(socket));
      }
    }
    return descriptors;
  }

  /** How many entries there are, those of sockets that have just been collected included. */
  int size() {
    return known.size();
  }

  private void forgetCollected() {
    for (Reference<?> key = collected.poll(); key != null; key = collected.poll()) {
      known.remove(key);
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
