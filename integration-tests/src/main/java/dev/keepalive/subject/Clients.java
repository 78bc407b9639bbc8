package dev.keepalive.subject;

import java.util.Map;
import java.util.TreeMap;

/** All ways of opening a connection, by name. */
final class Clients {
  private static final Map<String, Client> KINDS = new TreeMap<>();

  static {
    KINDS.put("socket", SocketClients::construct);
    KINDS.put("socket-connect", SocketClients::connect);
    KINDS.put("socket-connect-timeout", SocketClients::connectWithTimeout);
    KINDS.put("socket-bound", SocketClients::constructBound);
    KINDS.put("socket-subclass", SocketClients::subclass);
    KINDS.put("socket-subclass-overriding", SocketClients::subclassThatOverridesConnect);
    KINDS.put("socket-factory", SocketClients::factory);
    KINDS.put("channel-open", ChannelClients::open);
    KINDS.put("channel-blocking", ChannelClients::blocking);
    KINDS.put("channel-selector", ChannelClients::selector);
    KINDS.put("channel-finish-blocking", ChannelClients::finishInBlockingMode);
    KINDS.put("channel-adaptor", ChannelClients::adaptor);
    KINDS.put("channel-adaptor-timeout", ChannelClients::adaptorWithTimeout);
    KINDS.put("async-future", AsyncClients::future);
    KINDS.put("async-handler", AsyncClients::handler);
    KINDS.put("async-handler-own-group", AsyncClients::handlerOnOwnGroup);
    KINDS.put("async-handler-nested", AsyncClients::handlerWithinHandler);
    KINDS.put("tls", TlsClients::direct);
    KINDS.put("tls-connect", TlsClients::connectLater);
    KINDS.put("tls-layered", TlsClients::layered);
    KINDS.put("socks", ProxyClients::socks);
    KINDS.put("http-proxy", ProxyClients::http);
    KINDS.put("url-connection", HttpClients::urlConnection);
    KINDS.put("http-client", HttpClients::httpClient);
    KINDS.put("virtual-socket", VirtualThreads.client(SocketClients::construct));
    KINDS.put(
        "virtual-socket-connect-timeout", VirtualThreads.client(SocketClients::connectWithTimeout));
    KINDS.put("virtual-channel-blocking", VirtualThreads.client(ChannelClients::blocking));
    KINDS.put("virtual-channel-adaptor", VirtualThreads.client(ChannelClients::adaptor));
  }

  private Clients() {}

  static Client kind(String name) {
    Client kind = KINDS.get(name);
    if (kind == null) {
      throw new IllegalArgumentException("no client " + name + " among " + KINDS.keySet());
    }
    return kind;
  }
}
