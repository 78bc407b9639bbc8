package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.CONNECTS;

import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A producer that asks what its broker can do. */
@Stack(
    name = "Kafka client",
    libraries = {"org.apache.kafka:kafka-clients:3.9.1", "org.slf4j:slf4j-nop:1.7.36"},
    transport = "NIO",
    sides = CONNECTS,
    everyBuild = true)
@Stack(
    name = "Kafka client",
    libraries = {"org.apache.kafka:kafka-clients:4.4.0", "org.slf4j:slf4j-nop:1.7.36"},
    transport = "NIO",
    sides = CONNECTS,
    from = 11)
public final class KafkaClient {
  public static void main(String[] arguments) throws Exception {
    SilentServer server = new SilentServer();
    Properties properties = new Properties();
    properties.put("bootstrap.servers", "127.0.0.1:" + server.port());
    KafkaProducer<String, String> producer =
        new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer());
    Hold.untilEnd(producer, server.awaitWord(() -> producer.partitionsFor("topic")));
  }
}
