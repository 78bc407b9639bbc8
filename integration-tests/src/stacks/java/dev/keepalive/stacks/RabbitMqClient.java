package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.CONNECTS;

import com.rabbitmq.client.ConnectionFactory;

/** A client that waits for the broker's greeting. Argument: whether it uses NIO. */
@Stack(
    name = "RabbitMQ client",
    libraries = {"com.rabbitmq:amqp-client:5.37.0", "org.slf4j:slf4j-nop:1.7.36"},
    transport = "Socket",
    sides = CONNECTS,
    arguments = "false",
    everyBuild = true)
@Stack(
    name = "RabbitMQ client",
    libraries = {"com.rabbitmq:amqp-client:5.21.0", "org.slf4j:slf4j-nop:1.7.36"},
    transport = "NIO",
    sides = CONNECTS,
    arguments = "true")
public final class RabbitMqClient {
  public static void main(String[] arguments) throws Exception {
    SilentServer server = new SilentServer();
    ConnectionFactory factory = new ConnectionFactory();
    factory.setHost("127.0.0.1");
    factory.setPort(server.port());
    factory.setHandshakeTimeout(60_000);
    if (Boolean.parseBoolean(arguments[0])) {
      factory.useNio();
    }
    Hold.untilEnd(server.awaitWord(factory::newConnection));
  }
}
