package dev.keepalive.subject;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLSocketFactory;

/** A {@link Socket} of any kind. */
final class ConfigurableSocket implements Configurable {
  private final Socket socket;
  private final InetSocketAddress server;
  private final int remotePort;

  private ConfigurableSocket(Socket socket, InetSocketAddress server, int remotePort) {
    this.socket = socket;
    this.server = server;
    this.remotePort = remotePort;
  }

  static Configurable plain(InetSocketAddress any) throws IOException {
    return of(new Socket(), SilentServer.address(any.getAddress()));
  }

  /** Not handshaken: what counts here is the connection below. */
  static Configurable tls(InetSocketAddress any) throws IOException {
    return of(SSLSocketFactory.getDefault().createSocket(), SilentServer.address(any.getAddress()));
  }

  static Configurable adaptor(InetSocketAddress any) throws IOException {
    return of(SocketChannel.open().socket(), SilentServer.address(any.getAddress()));
  }

  static Configurable proxied(InetSocketAddress any) throws IOException {
    InetSocketAddress proxy = TinyProxy.http(any.getAddress());
    int port = SilentServer.address(any.getAddress()).getPort();
    return new ConfigurableSocket(
        new Socket(new Proxy(Proxy.Type.HTTP, proxy)),
        InetSocketAddress.createUnresolved("server", port),
        proxy.getPort());
  }

  private static Configurable of(Socket socket, InetSocketAddress server) {
    return new ConfigurableSocket(socket, server, server.getPort());
  }

  @Override
  public void keepAlive(boolean on) throws IOException {
    socket.setKeepAlive(on);
  }

  @Override
  public void set(String option, int value) throws Exception {
    TcpOptions.set(Socket.class, socket, option, value);
  }

  @Override
  public Connection connect() throws IOException {
    socket.connect(server);
    return new Connection(socket, socket.getLocalPort(), remotePort);
  }
}
