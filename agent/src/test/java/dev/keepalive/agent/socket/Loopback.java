package dev.keepalive.agent.socket;

import dev.keepalive.agent.config.policy.Policy;
import dev.keepalive.agent.config.source.Configuration;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.Channel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;

/** A listener on the loopback device, and connections to it. */
public final class Loopback implements AutoCloseable {
  public final ServerSocketChannel listener = ServerSocketChannel.open();
  private final List<AutoCloseable> opened = new ArrayList<>();

  public Loopback() throws IOException {
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  /** The policy of this argument. */
  public static Policy policy(String argument) {
    return Configuration.load(argument, new Properties(), Map.of()).configuration().policy();
  }

  public InetSocketAddress address() throws IOException {
    return (InetSocketAddress) listener.getLocalAddress();
  }

  public SocketChannel channel() throws IOException {
    return kept(SocketChannel.open(address()));
  }

  public SocketChannel accept() throws IOException {
    return kept(listener.accept());
  }

  public Socket socket() throws IOException {
    return kept(new Socket(address().getAddress(), address().getPort()));
  }

  public AsynchronousSocketChannel asynchronousChannel() throws IOException {
    AsynchronousSocketChannel channel = kept(AsynchronousSocketChannel.open());
    try {
      channel.connect(address()).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IOException(e);
    }
    return channel;
  }

  /** The number of the descriptor. */
  public static int number(Object socket) {
    return TcpSocket.descriptorOf(socket);
  }

  private <T extends AutoCloseable> T kept(T socket) {
    opened.add(socket);
    return socket;
  }

  @Override
  public void close() throws IOException {
    for (AutoCloseable each : opened) {
      try {
        each.close();
      } catch (Exception e) {
        throw new IOException(e);
      }
    }
    ((Channel) listener).close();
  }
}
