package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.ACCEPTS;
import static dev.keepalive.stacks.Stack.Side.CONNECTS;

import io.netty.channel.Channel;
import io.netty.incubator.channel.uring.IOUringChannelOption;
import io.netty.incubator.channel.uring.IOUringEventLoopGroup;
import io.netty.incubator.channel.uring.IOUringServerSocketChannel;
import io.netty.incubator.channel.uring.IOUringSocketChannel;

/** Netty 4.1 with the incubator's transport. Arguments: what to set on the client. */
@Stack(
    name = "Netty incubator",
    libraries = {
      "io.netty.incubator:netty-incubator-transport-native-io_uring:0.0.26.Final",
      "io.netty.incubator:netty-incubator-transport-native-io_uring:jar:linux-x86_64:0.0.26.Final",
      "io.netty.incubator:netty-incubator-transport-native-io_uring:jar:linux-aarch_64:0.0.26.Final"
    },
    transport = "io_uring",
    sides = {CONNECTS, ACCEPTS},
    everyBuild = true)
public final class NettyIncubatorIoUring {
  public static void main(String[] arguments) throws Exception {
    Channel client =
        NettyEcho.open(
            new IOUringEventLoopGroup(1),
            IOUringServerSocketChannel.class,
            IOUringSocketChannel.class);
    NettySetters.set(client, IOUringChannelOption.class, arguments);
    Hold.untilEnd(client);
  }
}
