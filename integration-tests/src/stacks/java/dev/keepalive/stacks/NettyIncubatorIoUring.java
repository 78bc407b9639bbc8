package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.ACCEPTS;
import static dev.keepalive.stacks.Stack.Side.CONNECTS;

import io.netty.incubator.channel.uring.IOUringEventLoopGroup;
import io.netty.incubator.channel.uring.IOUringServerSocketChannel;
import io.netty.incubator.channel.uring.IOUringSocketChannel;

/** Netty 4.1 with the incubator's transport. */
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
    Hold.untilEnd(
        NettyEcho.open(
            new IOUringEventLoopGroup(1),
            IOUringServerSocketChannel.class,
            IOUringSocketChannel.class));
  }
}
