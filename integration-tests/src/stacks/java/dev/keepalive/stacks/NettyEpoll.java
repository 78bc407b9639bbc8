package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.ACCEPTS;
import static dev.keepalive.stacks.Stack.Side.CONNECTS;

import io.netty.channel.Channel;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;

/** Netty past the JDK: its own native calls on epoll. Arguments: what to set on the client. */
@Stack(
    name = "Netty",
    libraries = {
      "io.netty:netty-transport-native-epoll:4.1.137.Final",
      "io.netty:netty-transport-native-epoll:jar:linux-x86_64:4.1.137.Final",
      "io.netty:netty-transport-native-epoll:jar:linux-aarch_64:4.1.137.Final"
    },
    transport = "epoll",
    sides = {CONNECTS, ACCEPTS},
    everyBuild = true)
@Stack(
    name = "Netty",
    libraries = {
      "io.netty:netty-transport-native-epoll:4.2.18.Final",
      "io.netty:netty-transport-native-epoll:jar:linux-x86_64:4.2.18.Final",
      "io.netty:netty-transport-native-epoll:jar:linux-aarch_64:4.2.18.Final"
    },
    transport = "epoll",
    sides = {CONNECTS, ACCEPTS},
    everyBuild = true)
public final class NettyEpoll {
  public static void main(String[] arguments) throws Exception {
    Channel client =
        NettyEcho.open(
            new EpollEventLoopGroup(), EpollServerSocketChannel.class, EpollSocketChannel.class);
    NettySetters.set(client, EpollChannelOption.class, arguments);
    Hold.untilEnd(client);
  }
}
