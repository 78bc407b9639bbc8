package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.CONNECTS;

import com.mongodb.client.MongoClients;

/** The monitor of a cluster that waits for the answer to its greeting. */
@Stack(
    name = "MongoDB driver",
    libraries = {"org.mongodb:mongodb-driver-sync:5.14.0", "org.slf4j:slf4j-nop:1.7.36"},
    transport = "Socket",
    sides = CONNECTS,
    explicit = "count",
    everyBuild = true)
public final class MongoClient {
  public static void main(String[] arguments) throws Exception {
    SilentServer server = new SilentServer();
    String url = "mongodb://127.0.0.1:" + server.port();
    Hold.untilEnd(server.awaitWord(() -> MongoClients.create(url)));
  }
}
