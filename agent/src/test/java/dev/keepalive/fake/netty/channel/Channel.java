package dev.keepalive.fake.netty.channel;

import java.net.SocketAddress;

/** As {@code io.netty.channel.Channel}. */
public interface Channel {
  /** The listener that accepted it, or null. */
  Channel parent();

  SocketAddress remoteAddress();

  SocketAddress localAddress();
}
