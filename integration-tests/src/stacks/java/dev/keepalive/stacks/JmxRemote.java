package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.ACCEPTS;
import static dev.keepalive.stacks.Stack.Side.CONNECTS;

import java.lang.management.ManagementFactory;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXConnectorServer;
import javax.management.remote.JMXConnectorServerFactory;
import javax.management.remote.JMXServiceURL;

/** A management console on this JVM. */
@Stack(
    name = "JMX remote",
    transport = "Socket",
    sides = {CONNECTS, ACCEPTS},
    everyBuild = true)
public final class JmxRemote {
  public static void main(String[] arguments) throws Exception {
    System.setProperty("java.rmi.server.hostname", "127.0.0.1");
    JMXConnectorServer server =
        JMXConnectorServerFactory.newJMXConnectorServer(
            new JMXServiceURL("service:jmx:rmi://127.0.0.1"),
            null,
            ManagementFactory.getPlatformMBeanServer());
    server.start();
    JMXConnector client = JMXConnectorFactory.connect(server.getAddress());
    client.getMBeanServerConnection().getMBeanCount();
    Hold.untilEnd(server, client);
  }
}
