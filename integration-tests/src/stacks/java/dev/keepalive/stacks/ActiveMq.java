package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.ACCEPTS;
import static dev.keepalive.stacks.Stack.Side.CONNECTS;

import org.apache.activemq.ActiveMQConnection;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.broker.BrokerService;
import org.apache.activemq.broker.TransportConnector;

/** A broker and a started connection. Argument: the scheme. */
@Stack(
    name = "ActiveMQ",
    libraries = {"org.apache.activemq:activemq-broker:5.16.8", "org.slf4j:slf4j-nop:1.7.36"},
    transport = "Socket",
    sides = {CONNECTS, ACCEPTS},
    arguments = "tcp",
    everyBuild = true)
@Stack(
    name = "ActiveMQ",
    libraries = {"org.apache.activemq:activemq-broker:5.16.8", "org.slf4j:slf4j-nop:1.7.36"},
    transport = "NIO",
    sides = {CONNECTS, ACCEPTS},
    arguments = "nio")
@Stack(
    name = "ActiveMQ",
    libraries = {"org.apache.activemq:activemq-broker:6.3.1", "org.slf4j:slf4j-nop:2.0.20"},
    transport = "Socket",
    sides = {CONNECTS, ACCEPTS},
    from = 17,
    arguments = "tcp")
public final class ActiveMq {
  public static void main(String[] arguments) throws Exception {
    BrokerService broker = new BrokerService();
    broker.setPersistent(false);
    broker.setUseJmx(false);
    broker.setUseShutdownHook(false);
    TransportConnector connector = broker.addConnector(arguments[0] + "://127.0.0.1:0");
    broker.start();
    broker.waitUntilStarted();
    ActiveMQConnectionFactory factory =
        new ActiveMQConnectionFactory(
            arguments[0] + "://127.0.0.1:" + connector.getConnectUri().getPort());
    ActiveMQConnection connection = (ActiveMQConnection) factory.createConnection();
    connection.start();
    Hold.untilEnd(broker, connection);
  }
}
