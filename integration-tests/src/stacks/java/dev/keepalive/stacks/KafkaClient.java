package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.CONNECTS;

import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** A producer whose first record has arrived. Argument: the broker. */
@Stack(
    name = "Kafka client",
    libraries = {"org.apache.kafka:kafka-clients:3.9.1", "org.slf4j:slf4j-nop:1.7.36"},
    transport = "NIO",
    sides = CONNECTS,
    arguments = "{kafka}",
    everyBuild = true)
@Stack(
    name = "Kafka client",
    libraries = {"org.apache.kafka:kafka-clients:4.4.0", "org.slf4j:slf4j-nop:1.7.36"},
    transport = "NIO",
    sides = CONNECTS,
    from = 11,
    arguments = "{kafka}")
public final class KafkaClient {
  public static void main(String[] arguments) throws Exception {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", arguments[0]);
    KafkaProducer<String, String> producer =
        new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer());
    producer.send(new ProducerRecord<>("topic", "record")).get();
    Hold.untilEnd(producer);
  }
}
