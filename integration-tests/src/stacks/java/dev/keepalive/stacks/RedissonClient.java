package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.CONNECTS;

import org.redisson.Redisson;
import org.redisson.config.Config;
import org.redisson.config.TransportMode;

/** A client that got the answer to its first command. Arguments: NIO or EPOLL, the server. */
@Stack(
    name = "Redisson",
    libraries = {"org.redisson:redisson:3.52.0", "org.slf4j:slf4j-nop:1.7.36"},
    transport = "NIO",
    sides = CONNECTS,
    arguments = {"NIO", "{redis}"},
    everyBuild = true)
@Stack(
    name = "Redisson",
    libraries = {
      "org.redisson:redisson:3.52.0",
      "io.netty:netty-transport-native-epoll:4.1.125.Final",
      "io.netty:netty-transport-native-epoll:jar:linux-x86_64:4.1.125.Final",
      "io.netty:netty-transport-native-epoll:jar:linux-aarch_64:4.1.125.Final",
      "org.slf4j:slf4j-nop:1.7.36"
    },
    transport = "epoll",
    sides = CONNECTS,
    arguments = {"EPOLL", "{redis}"})
public final class RedissonClient {
  public static void main(String[] arguments) throws Exception {
    Config config = new Config();
    config.setTransportMode(TransportMode.valueOf(arguments[0]));
    config
        .useSingleServer()
        .setAddress("redis://" + arguments[1])
        .setConnectionMinimumIdleSize(1)
        .setConnectionPoolSize(1);
    org.redisson.api.RedissonClient client = Redisson.create(config);
    client.getBucket("key").set("value");
    Hold.untilEnd(client);
  }
}
