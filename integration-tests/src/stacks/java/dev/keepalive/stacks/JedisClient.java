package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.CONNECTS;

import redis.clients.jedis.Jedis;

/** A client that got the answer to its first command. Argument: the server. */
@Stack(
    name = "Jedis",
    libraries = {"redis.clients:jedis:5.2.0", "org.slf4j:slf4j-nop:1.7.36"},
    transport = "Socket",
    sides = CONNECTS,
    arguments = "{redis}",
    everyBuild = true)
@Stack(
    name = "Jedis",
    libraries = {"redis.clients:jedis:8.0.2", "org.slf4j:slf4j-nop:1.7.36"},
    transport = "Socket",
    sides = CONNECTS,
    arguments = "{redis}")
public final class JedisClient {
  public static void main(String[] arguments) throws Exception {
    Jedis client = new Jedis("redis://" + arguments[0]);
    client.ping();
    Hold.untilEnd(client);
  }
}
