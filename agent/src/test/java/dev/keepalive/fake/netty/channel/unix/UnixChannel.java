package dev.keepalive.fake.netty.channel.unix;

import dev.keepalive.fake.netty.channel.Channel;

/** As {@code io.netty.channel.unix.UnixChannel}. */
public interface UnixChannel extends Channel {
  Socket fd();
}
