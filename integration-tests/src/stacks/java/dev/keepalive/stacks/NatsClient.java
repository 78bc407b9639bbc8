package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.CONNECTS;

import io.nats.client.Nats;

/** A client that was greeted and waits for the answer to its login. */
@Stack(
    name = "NATS client",
    libraries = "io.nats:jnats:2.21.1",
    transport = "Socket",
    sides = CONNECTS,
    everyBuild = true)
public final class NatsClient {
  public static void main(String[] arguments) throws Exception {
    SilentServer server = new SilentServer();
    String greeting =
        "INFO {\"server_id\":\"id\",\"version\":\"2.10.0\",\"max_payload\":1048576}\r\n";
    String url = "nats://127.0.0.1:" + server.port();
    Hold.untilEnd(server.awaitWord(greeting, () -> Nats.connect(url)));
  }
}
