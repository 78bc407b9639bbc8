package dev.keepalive.fake.netty.channel;

import dev.keepalive.fake.netty.channel.unix.Socket;
import dev.keepalive.fake.netty.channel.unix.UnixChannel;
import java.net.SocketAddress;

/** A channel with a descriptor that is no connection. */
public record NativeListener(
    Channel parent, SocketAddress remoteAddress, SocketAddress localAddress, Socket fd)
    implements UnixChannel {}
