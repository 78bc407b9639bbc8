package dev.keepalive.fake.netty.channel.socket;

import dev.keepalive.fake.netty.channel.Channel;

/** As {@code io.netty.channel.socket.SocketChannel}. */
public interface SocketChannel extends Channel {}
