package dev.keepalive.subject;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;

/** A connection that one thread opens while another sets options on it. */
abstract class RacedConnection {

  /**
   * One that is ready to be connected.
   *
   * @param kind {@code socket}, {@code channel}, or {@code finish}: a channel in non-blocking mode
   *     whose connect is under way
   */
  static RacedConnection of(String kind, InetSocketAddress server) throws IOException {
    switch (kind) {
      case "socket":
        return new OfSocket(server);
      case "channel":
        return new OfChannel(server, true);
      case "finish":
        return new OfChannel(server, false);
      default:
        throw new IllegalArgumentException(kind);
    }
  }

  /** Connects, or finishes to connect. */
  abstract void connect() throws IOException;

  /** The application switches keepalive off. */
  abstract void switchOff() throws IOException;

  /** The application sets {@code TCP_KEEPIDLE}, in seconds. */
  abstract void setIdle(int seconds) throws Exception;

  /** What the kernel has: {@code on/IDLE/INTERVAL/COUNT}. */
  abstract String values() throws Exception;

  /** {@code LOCALPORT REMOTEPORT}. */
  abstract String ports() throws IOException;

  /** Closes it by a reset. */
  abstract void reset() throws IOException;

  private static final class OfSocket extends RacedConnection {
    private final Socket socket = new Socket();
    private final InetSocketAddress server;

    OfSocket(InetSocketAddress server) throws IOException {
      this.server = server;
      // a socket that has no descriptor yet is not made for two threads: JDK 8 may open two
      socket.setTcpNoDelay(true);
    }

    @Override
    void connect() throws IOException {
      socket.connect(server);
    }

    @Override
    void switchOff() throws IOException {
      socket.setKeepAlive(false);
    }

    @Override
    void setIdle(int seconds) throws Exception {
      TcpOptions.set(Socket.class, socket, "TCP_KEEPIDLE", seconds);
    }

    @Override
    String values() throws Exception {
      return (socket.getKeepAlive() ? "on" : "off")
          + "/"
          + TcpOptions.get(Socket.class, socket, "TCP_KEEPIDLE")
          + "/"
          + TcpOptions.get(Socket.class, socket, "TCP_KEEPINTERVAL")
          + "/"
          + TcpOptions.get(Socket.class, socket, "TCP_KEEPCOUNT");
    }

    @Override
    String ports() {
      return socket.getLocalPort() + " " + socket.getPort();
    }

    @Override
    void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }
  }

  private static final class OfChannel extends RacedConnection {
    private final SocketChannel channel = SocketChannel.open();
    private final InetSocketAddress server;

    OfChannel(InetSocketAddress server, boolean blocking) throws IOException {
      this.server = server;
      if (!blocking) {
        channel.configureBlocking(false);
        channel.connect(server);
      }
    }

    @Override
    void connect() throws IOException {
      if (channel.isBlocking()) {
        channel.connect(server);
      } else {
        while (!channel.finishConnect()) {
          // over loopback it is done at once
        }
      }
    }

    @Override
    void switchOff() throws IOException {
      channel.setOption(StandardSocketOptions.SO_KEEPALIVE, false);
    }

    @Override
    void setIdle(int seconds) throws Exception {
      channel.setOption(TcpOptions.option("TCP_KEEPIDLE"), seconds);
    }

    @Override
    String values() throws Exception {
      return (channel.getOption(StandardSocketOptions.SO_KEEPALIVE) ? "on" : "off")
          + "/"
          + channel.getOption(TcpOptions.option("TCP_KEEPIDLE"))
          + "/"
          + channel.getOption(TcpOptions.option("TCP_KEEPINTERVAL"))
          + "/"
          + channel.getOption(TcpOptions.option("TCP_KEEPCOUNT"));
    }

    @Override
    String ports() throws IOException {
      return ((InetSocketAddress) channel.getLocalAddress()).getPort() + " " + server.getPort();
    }

    @Override
    void reset() throws IOException {
      channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      channel.close();
    }
  }
}
