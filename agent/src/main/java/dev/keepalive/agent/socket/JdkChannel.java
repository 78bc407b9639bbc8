package dev.keepalive.agent.socket;

import dev.keepalive.agent.jvm.Reflection;
import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.reflect.Field;
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
  int descriptor() throws IOException {
    Field field = kind() == Kind.CHANNEL ? Internals.CHANNEL_FD : Internals.ASYNCHRONOUS_FD;
    return Descriptors.number((FileDescriptor) Reflection.get(field, channel));
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

  /** Only raw access to the descriptor needs them: TCP_USER_TIMEOUT. Same from 8 to 26. */
  private static final class Internals {
    static final Field CHANNEL_FD = fd("sun.nio.ch.SocketChannelImpl");
    static final Field ASYNCHRONOUS_FD = fd("sun.nio.ch.AsynchronousSocketChannelImpl");

    private static Field fd(String className) {
      try {
        return Reflection.field(Class.forName(className, false, null), "fd");
      } catch (ClassNotFoundException e) {
        return null;
      }
    }
  }
}
