package dev.keepalive.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import redis.embedded.RedisServer;

/** A Redis server on loopback, started when a test first asks for it and stopped with the tests. */
public final class Redis {

  private static final int PORT = FreePort.next();
  private static final RedisServer SERVER = start();

  private Redis() {}

  /** The host and the port that it listens on, with a colon between. */
  public static String address() {
    return "127.0.0.1:" + SERVER.ports().get(0);
  }

  private static RedisServer start() {
    try {
      RedisServer server = RedisServer.newRedisServer().port(PORT).bind("127.0.0.1").build();
      server.start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop-redis"));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void stop(RedisServer server) {
    try {
      server.stop();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
