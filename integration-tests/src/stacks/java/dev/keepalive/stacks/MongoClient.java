package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.CONNECTS;

import com.mongodb.client.MongoClients;
import org.bson.Document;

/** A client that got the answer to its first command, and its monitor. Argument: the server. */
@Stack(
    name = "MongoDB driver",
    libraries = {"org.mongodb:mongodb-driver-sync:5.14.0", "org.slf4j:slf4j-nop:1.7.36"},
    transport = "Socket",
    sides = CONNECTS,
    arguments = "{mongo}",
    explicit = "count",
    everyBuild = true)
public final class MongoClient {
  public static void main(String[] arguments) throws Exception {
    com.mongodb.client.MongoClient client = MongoClients.create("mongodb://" + arguments[0]);
    client.getDatabase("database").runCommand(new Document("ping", 1));
    Hold.untilEnd(client);
  }
}
