package dev.keepalive.subject;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;

/** A socket that reaches its server through a proxy. */
final class ProxyClients {
  private ProxyClients() {}

  static Connection socks(InetSocketAddress server) throws Exception {
    return through(Proxy.Type.SOCKS, TinyProxy.socks(server.getAddress()), server);
  }

  /** By name: JDK 8 and 11 send an IPv6 address without brackets. */
  static Connection http(InetSocketAddress server) throws Exception {
    return through(
        Proxy.Type.HTTP,
        TinyProxy.http(server.getAddress()),
        InetSocketAddress.createUnresolved("server", server.getPort()));
  }

  private static Connection through(
      Proxy.Type type, InetSocketAddress proxy, InetSocketAddress server) throws Exception {
    Socket socket = new Socket(new Proxy(type, proxy));
    socket.connect(server);
    return new Connection(socket, socket.getLocalPort(), proxy.getPort());
  }
}
