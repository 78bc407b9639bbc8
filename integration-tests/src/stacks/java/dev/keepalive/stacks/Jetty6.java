package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.ACCEPTS;

import org.mortbay.jetty.Connector;
import org.mortbay.jetty.Server;
import org.mortbay.jetty.bio.SocketConnector;
import org.mortbay.jetty.nio.SelectChannelConnector;

/** A Jetty that keeps a connection after its answer. Argument: bio or nio. */
@Stack(
    name = "Jetty",
    libraries = "org.mortbay.jetty:jetty:6.1.26",
    transport = "Socket",
    sides = ACCEPTS,
    arguments = "bio",
    everyBuild = true)
@Stack(
    name = "Jetty",
    libraries = "org.mortbay.jetty:jetty:6.1.26",
    transport = "NIO",
    sides = ACCEPTS,
    arguments = "nio")
public final class Jetty6 {
  public static void main(String[] arguments) throws Exception {
    Connector connector =
        arguments[0].equals("bio") ? new SocketConnector() : new SelectChannelConnector();
    connector.setHost("127.0.0.1");
    Server server = new Server();
    server.addConnector(connector);
    server.start();
    Hold.untilEnd(server, HttpCaller.call(connector.getLocalPort()));
  }
}
