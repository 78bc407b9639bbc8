package dev.keepalive.it.harness;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.net.InetSocketAddress;

/**
 * A server on loopback that speaks MongoDB's protocol and keeps all in memory, started when a test
 * first asks for it: MongoDB's own is in no package repository that a build can reach.
 */
public final class Mongo {

  private static final InetSocketAddress ADDRESS = new MongoServer(new MemoryBackend()).bind();

  private Mongo() {}

  /** The host and the port that it listens on, with a colon between. */
  public static String address() {
    return "127.0.0.1:" + ADDRESS.getPort();
  }
}
