package dev.keepalive.fake.netty.channel;

import dev.keepalive.fake.netty.channel.socket.SocketChannel;
import dev.keepalive.fake.netty.channel.unix.Socket;
import dev.keepalive.fake.netty.channel.unix.UnixChannel;
import java.net.SocketAddress;

/** A connection of a native transport; its interfaces are those of a class above, as in Netty. */
public final class NativeChannel extends NativeChannelBase {
  public NativeChannel(
      Channel parent, SocketAddress remoteAddress, SocketAddress localAddress, Socket fd) {
    super(parent, remoteAddress, localAddress, fd);
  }
}

/** As {@code AbstractEpollStreamChannel}. */
abstract class NativeChannelBase implements UnixChannel, SocketChannel {
  private final Channel parent;
  private final SocketAddress remoteAddress;
  private final SocketAddress localAddress;
  private final Socket fd;

  NativeChannelBase(
      Channel parent, SocketAddress remoteAddress, SocketAddress localAddress, Socket fd) {
    this.parent = parent;
    this.remoteAddress = remoteAddress;
    this.localAddress = localAddress;
    this.fd = fd;
  }

  @Override
  public Channel parent() {
    return parent;
  }

  @Override
  public SocketAddress remoteAddress() {
    return remoteAddress;
  }

  @Override
  public SocketAddress localAddress() {
    return localAddress;
  }

  @Override
  public Socket fd() {
    return fd;
  }
}
