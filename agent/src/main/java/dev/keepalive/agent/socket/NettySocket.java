package dev.keepalive.agent.socket;

import dev.keepalive.agent.jvm.Reflection;
import dev.keepalive.agent.linux.DescriptorOptions;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;

/**
 * A connection of one of Netty's native transports: a descriptor that the JDK knows nothing of.
 * Netty's classes, relocated or not, are reached by reflection, through public methods alone.
 */
final class NettySocket extends TcpSocket {

  private final NettyAccess access;
  private final Object channel;
  private final Object socket;

  private NettySocket(NettyAccess access, Object channel, Object socket) {
    this.access = access;
    this.channel = channel;
    this.socket = socket;
  }

  /**
   * @param pipeline a {@code DefaultChannelPipeline}
   * @return null unless its channel is a TCP connection of a native transport
   */
  static NettySocket ofPipeline(Object pipeline) throws IOException {
    Method ofPipeline = NettyAccess.CHANNEL_OF_PIPELINE.get(pipeline.getClass());
    Object channel = ofPipeline == null ? null : Reflection.call(ofPipeline, pipeline);
    NettyAccess access = channel == null ? null : NettyAccess.ofChannel(channel.getClass());
    if (access == null) {
      return null;
    }
    return new NettySocket(access, channel, Reflection.call(access.fd(), channel));
  }

  /** Whether a server channel has accepted it. */
  boolean accepted() throws IOException {
    return Reflection.call(access.parent(), channel) != null;
  }

  @Override
  Kind kind() {
    return Kind.NETTY;
  }

  /** The {@code io.netty.channel.unix.Socket} itself, on which the application sets options. */
  @Override
  Object owner() {
    return socket;
  }

  @Override
  void whileOpen(DescriptorUse use) throws IOException {
    int number = (Integer) Reflection.call(access.intValue(), socket);
    if (number < 0) {
      throw new ClosedChannelException();
    }
    use.with(DescriptorOptions.forNumber(number));
  }

  @Override
  InetSocketAddress remote() throws IOException {
    return internet(Reflection.call(access.remoteAddress(), channel));
  }

  @Override
  int localPort() throws IOException {
    InetSocketAddress local = internet(Reflection.call(access.localAddress(), channel));
    return local == null ? 0 : local.getPort();
  }

  private static InetSocketAddress internet(Object address) {
    return address instanceof InetSocketAddress ? (InetSocketAddress) address : null;
  }
}
