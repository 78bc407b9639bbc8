package dev.keepalive.subject;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.NetworkChannel;
import java.nio.channels.SocketChannel;

/** A channel, blocking or asynchronous. */
final class ConfigurableChannel implements Configurable {
  /** Connects the channel. */
  private interface Connect {
    Connection to(InetSocketAddress server) throws Exception;
  }

  private final NetworkChannel channel;
  private final InetSocketAddress server;
  private final Connect connect;

  private ConfigurableChannel(NetworkChannel channel, InetSocketAddress any, Connect connect)
      throws IOException {
    this.channel = channel;
    this.server = SilentServer.address(any.getAddress());
    this.connect = connect;
  }

  static Configurable channel(InetSocketAddress any) throws IOException {
    SocketChannel channel = SocketChannel.open();
    return new ConfigurableChannel(
        channel,
        any,
        server -> {
          channel.connect(server);
          return Connection.of(channel);
        });
  }

  static Configurable async(InetSocketAddress any) throws IOException {
    AsynchronousSocketChannel channel = AsynchronousSocketChannel.open();
    return new ConfigurableChannel(
        channel,
        any,
        server -> {
          channel.connect(server).get();
          return Connection.of(channel);
        });
  }

  @Override
  public void keepAlive(boolean on) throws IOException {
    channel.setOption(StandardSocketOptions.SO_KEEPALIVE, on);
  }

  @Override
  public void set(String option, int value) throws Exception {
    channel.setOption(TcpOptions.option(option), value);
  }

  @Override
  public Connection connect() throws Exception {
    return connect.to(server);
  }
}
