package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.ACCEPTS;
import static dev.keepalive.stacks.Stack.Side.CONNECTS;

import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;

/** Netty over the JDK's channels. */
@Stack(
    name = "Netty",
    libraries = "io.netty:netty-transport:4.1.137.Final",
    transport = "NIO",
    sides = {CONNECTS, ACCEPTS})
@Stack(
    name = "Netty",
    libraries = "io.netty:netty-transport:4.2.18.Final",
    transport = "NIO",
    sides = {CONNECTS, ACCEPTS},
    everyBuild = true)
public final class NettyNio {
  public static void main(String[] arguments) throws Exception {
    Hold.untilEnd(
        NettyEcho.open(
            new NioEventLoopGroup(), NioServerSocketChannel.class, NioSocketChannel.class));
  }
}
