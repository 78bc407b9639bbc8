package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.CONNECTS;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;

/** A client that got the answer to its first command. Argument: the server. */
@Stack(
    name = "Lettuce",
    libraries = "io.lettuce:lettuce-core:6.8.2.RELEASE",
    transport = "NIO",
    sides = CONNECTS,
    arguments = "{redis}",
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
    arguments = "{redis}",
    everyBuild = true)
@Stack(
    name = "Lettuce",
    libraries = "io.lettuce:lettuce-core:7.7.0.RELEASE",
    transport = "NIO",
    sides = CONNECTS,
    arguments = "{redis}")
public final class LettuceClient {
  public static void main(String[] arguments) throws Exception {
    RedisClient client = RedisClient.create("redis://" + arguments[0]);
    StatefulRedisConnection<String, String> connection = client.connect();
    connection.sync().ping();
    Hold.untilEnd(client, connection);
  }
}
