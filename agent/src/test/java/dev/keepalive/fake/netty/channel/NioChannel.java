package dev.keepalive.fake.netty.channel;

import dev.keepalive.fake.netty.channel.socket.SocketChannel;
import java.net.SocketAddress;

/** A TCP channel over the JDK's, which has no descriptor of Netty's. */
public record NioChannel(Channel parent, SocketAddress remoteAddress, SocketAddress localAddress)
    implements SocketChannel {}
