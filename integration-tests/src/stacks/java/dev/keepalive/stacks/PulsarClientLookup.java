package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.CONNECTS;

import org.apache.pulsar.client.api.PulsarClient;

/** A client that waits for the answer to its greeting; its Netty is relocated. */
@Stack(
    name = "Pulsar client",
    libraries = {"org.apache.pulsar:pulsar-client:4.0.4", "org.slf4j:slf4j-nop:2.0.20"},
    transport = "epoll, relocated",
    sides = CONNECTS,
    everyBuild = true)
public final class PulsarClientLookup {
  public static void main(String[] arguments) throws Exception {
    SilentServer server = new SilentServer();
    PulsarClient client =
        PulsarClient.builder().serviceUrl("pulsar://127.0.0.1:" + server.port()).build();
    Hold.untilEnd(client, server.awaitWord(() -> client.newProducer().topic("topic").create()));
  }
}
