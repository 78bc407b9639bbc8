package dev.keepalive.agent.socket;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.NetworkChannel;
import java.nio.channels.SocketChannel;

/** A {@code SocketChannel} or {@code AsynchronousSocketChannel}, by its public methods. */
final class JdkChannel extends TcpSocket {

  private final NetworkChannel channel;

  JdkChannel(NetworkChannel channel) {
    this.channel = channel;
  }

  @Override
  Kind kind() {
    return channel instanceof SocketChannel ? Kind.CHANNEL : Kind.ASYNCHRONOUS_CHANNEL;
  }

  @Override
  Object owner() {
    return channel;
  }

  @Override
  boolean supports(SocketOption<?> option) {
    return channel.supportedOptions().contains(option);
  }

  @Override
  void set(SocketOption<Object> option, Object value) throws IOException {
    channel.setOption(option, value);
  }

  @Override
  Object get(SocketOption<Object> option) throws IOException {
    return channel.getOption(option);
  }

  @Override
  void whileOpen(DescriptorUse use) throws IOException {
    if (channel instanceof SocketChannel) {
      OpenDescriptor.of((SocketChannel) channel, use);
    } else {
      OpenDescriptor.of((AsynchronousSocketChannel) channel, use);
    }
  }

  @Override
  InetSocketAddress remote() throws IOException {
    SocketAddress remote =
        channel instanceof SocketChannel
            ? ((SocketChannel) channel).getRemoteAddress()
            : ((AsynchronousSocketChannel) channel).getRemoteAddress();
    return remote instanceof InetSocketAddress ? (InetSocketAddress) remote : null;
  }

  @Override
  int localPort() throws IOException {
    SocketAddress local = channel.getLocalAddress();
    return local instanceof InetSocketAddress ? ((InetSocketAddress) local).getPort() : 0;
  }
}
