package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.CONNECTS;

import redis.clients.jedis.Jedis;

/** A client that waits for the answer to its first command. */
@Stack(
    name = "Jedis",
    libraries = {"redis.clients:jedis:5.2.0", "org.slf4j:slf4j-nop:1.7.36"},
    transport = "Socket",
    sides = CONNECTS,
    everyBuild = true)
@Stack(
    name = "Jedis",
    libraries = {"redis.clients:jedis:8.0.2", "org.slf4j:slf4j-nop:1.7.36"},
    transport = "Socket",
    sides = CONNECTS)
public final class JedisClient {
  public static void main(String[] arguments) throws Exception {
    SilentServer server = new SilentServer();
    Hold.untilEnd(server.awaitWord(() -> new Jedis("127.0.0.1", server.port(), 60_000).ping()));
  }
}
