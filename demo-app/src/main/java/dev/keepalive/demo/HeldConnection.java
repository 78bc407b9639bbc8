package dev.keepalive.demo;

import java.net.InetSocketAddress;
import java.net.SocketAddress;

/** One end of an open connection. Holds on to the socket, so that no finalizer closes it. */
final class HeldConnection {
  private final String kind;
  private final String side;
  private final InetSocketAddress local;
  private final InetSocketAddress peer;
  private final Object socket;

  private HeldConnection(
      String kind, String side, SocketAddress local, SocketAddress peer, Object socket) {
    this.kind = kind;
    this.side = side;
    this.local = (InetSocketAddress) local;
    this.peer = (InetSocketAddress) peer;
    this.socket = socket;
  }

  /** The end that connected. */
  static HeldConnection client(
      String kind, SocketAddress local, SocketAddress peer, Object socket) {
    return new HeldConnection(kind, "client", local, peer, socket);
  }

  /** The end that was accepted. */
  static HeldConnection server(
      String kind, SocketAddress local, SocketAddress peer, Object socket) {
    return new HeldConnection(kind, "server", local, peer, socket);
  }

  /** The class that made the connection. */
  String kind() {
    return kind;
  }

  /** {@code client} or {@code server}. */
  String side() {
    return side;
  }

  InetSocketAddress local() {
    return local;
  }

  InetSocketAddress peer() {
    return peer;
  }

  @Override
  public String toString() {
    return kind + " " + socket;
  }
}
