package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.ACCEPTS;
import static dev.keepalive.stacks.Stack.Side.CONNECTS;

import io.netty.channel.Channel;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.uring.IoUringChannelOption;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringServerSocketChannel;
import io.netty.channel.uring.IoUringSocketChannel;

/** Netty past the JDK: its own native calls on io_uring. Arguments: what to set on the client. */
@Stack(
    name = "Netty",
    libraries = {
      "io.netty:netty-transport-native-io_uring:4.2.18.Final",
      "io.netty:netty-transport-native-io_uring:jar:linux-x86_64:4.2.18.Final",
      "io.netty:netty-transport-native-io_uring:jar:linux-aarch_64:4.2.18.Final"
    },
    transport = "io_uring",
    sides = {CONNECTS, ACCEPTS},
    from = 9,
    everyBuild = true)
public final class NettyIoUring {
  public static void main(String[] arguments) throws Exception {
    Channel client =
        NettyEcho.open(
            new MultiThreadIoEventLoopGroup(1, IoUringIoHandler.newFactory()),
            IoUringServerSocketChannel.class,
            IoUringSocketChannel.class);
    NettySetters.set(client, IoUringChannelOption.class, arguments);
    Hold.untilEnd(client);
  }
}
