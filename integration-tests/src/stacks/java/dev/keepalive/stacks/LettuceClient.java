package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.CONNECTS;

import io.lettuce.core.RedisClient;

/** A client that waits for the answer to its handshake. */
@Stack(
    name = "Lettuce",
    libraries = "io.lettuce:lettuce-core:6.8.2.RELEASE",
    transport = "NIO",
    sides = CONNECTS,
    everyBuild = true)
@Stack(
    name = "Lettuce",
    libraries = {
      "io.lettuce:lettuce-core:6.8.2.RELEASE",
      "io.netty:netty-transport-native-epoll:4.1.125.Final",
      "io.netty:netty-transport-native-epoll:jar:linux-x86_64:4.1.125.Final",
      "io.netty:netty-transport-native-epoll:jar:linux-aarch_64:4.1.125.Final"
    },
    transport = "epoll",
    sides = CONNECTS,
    everyBuild = true)
@Stack(
    name = "Lettuce",
    libraries = "io.lettuce:lettuce-core:7.7.0.RELEASE",
    transport = "NIO",
    sides = CONNECTS)
public final class LettuceClient {
  public static void main(String[] arguments) throws Exception {
    SilentServer server = new SilentServer();
    RedisClient client = RedisClient.create("redis://127.0.0.1:" + server.port());
    Hold.untilEnd(client, server.awaitWord(client::connect));
  }
}
