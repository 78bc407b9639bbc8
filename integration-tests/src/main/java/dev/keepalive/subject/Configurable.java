package dev.keepalive.subject;

import java.net.InetSocketAddress;

/** A socket or channel on which a program sets keepalive options, before and after it connects. */
interface Configurable {
  /** {@code setKeepAlive}, or the option SO_KEEPALIVE; a listener has neither and ignores it. */
  void keepAlive(boolean on) throws Exception;

  /** One of {@code TCP_KEEPIDLE}, {@code TCP_KEEPINTERVAL}, {@code TCP_KEEPCOUNT}. */
  void set(String option, int value) throws Exception;

  /** Connects or accepts; what is set from then on is set on the connection. */
  Connection connect() throws Exception;

  /** One that is not connected yet. */
  static Configurable of(String kind, InetSocketAddress any) throws Exception {
    switch (kind) {
      case "socket":
        return ConfigurableSocket.plain(any);
      case "tls":
        return ConfigurableSocket.tls(any);
      case "adaptor":
        return ConfigurableSocket.adaptor(any);
      case "proxied":
        return ConfigurableSocket.proxied(any);
      case "channel":
        return ConfigurableChannel.channel(any);
      case "async":
        return ConfigurableChannel.async(any);
      case "serversocket":
        return ConfigurableServer.socket(any);
      case "serverchannel":
        return ConfigurableServer.channel(any);
      default:
        throw new IllegalArgumentException(kind);
    }
  }
}
