package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.CONNECTS;

import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;

/** A driver that waits for the answer to its handshake. */
@Stack(
    name = "Neo4j driver",
    libraries = "org.neo4j.driver:neo4j-java-driver:4.4.20",
    transport = "NIO",
    sides = CONNECTS)
@Stack(
    name = "Neo4j driver",
    libraries = "org.neo4j.driver:neo4j-java-driver:5.28.5",
    transport = "NIO",
    sides = CONNECTS,
    from = 17)
public final class Neo4jDriver {
  public static void main(String[] arguments) throws Exception {
    SilentServer server = new SilentServer();
    Driver driver = GraphDatabase.driver("bolt://127.0.0.1:" + server.port());
    Hold.untilEnd(
        driver,
        server.awaitWord(
            () -> {
              driver.verifyConnectivity();
              return driver;
            }));
  }
}
