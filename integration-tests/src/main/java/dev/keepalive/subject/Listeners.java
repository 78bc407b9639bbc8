package dev.keepalive.subject;

import java.util.Map;
import java.util.TreeMap;

/** All ways of accepting a connection, by name. */
final class Listeners {
  private static final Map<String, Listener.Kind> KINDS = new TreeMap<>();

  static {
    KINDS.put("server-socket", SocketListeners::plain);
    KINDS.put("server-socket-timeout", SocketListeners::withTimeout);
    KINDS.put("server-socket-subclass", SocketListeners::subclass);
    KINDS.put("tls", SocketListeners::tls);
    KINDS.put("http", SocketListeners::http);
    KINDS.put("channel-blocking", ChannelListeners::blocking);
    KINDS.put("channel-selector", ChannelListeners::selector);
    KINDS.put("channel-adaptor", ChannelListeners::adaptor);
    KINDS.put("channel-adaptor-timeout", ChannelListeners::adaptorWithTimeout);
    KINDS.put("async-future", AsyncListeners::future);
    KINDS.put("async-handler", AsyncListeners::handler);
    KINDS.put("async-handler-pending", AsyncListeners::handlerThatWaited);
    KINDS.put("virtual-server-socket", VirtualThreads.listener(SocketListeners::plain));
    KINDS.put("virtual-channel-blocking", VirtualThreads.listener(ChannelListeners::blocking));
  }

  private Listeners() {}

  static Listener.Kind kind(String name) {
    Listener.Kind kind = KINDS.get(name);
    if (kind == null) {
      throw new IllegalArgumentException("no listener " + name + " among " + KINDS.keySet());
    }
    return kind;
  }
}
