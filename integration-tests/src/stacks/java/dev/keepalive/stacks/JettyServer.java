package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.ACCEPTS;

import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** A Jetty that keeps a connection after its answer. */
@Stack(
    name = "Jetty",
    libraries = "org.eclipse.jetty:jetty-server:9.4.58.v20250814",
    transport = "NIO",
    sides = ACCEPTS,
    everyBuild = true)
@Stack(
    name = "Jetty",
    libraries = "org.eclipse.jetty:jetty-server:12.1.14",
    transport = "NIO",
    sides = ACCEPTS,
    from = 17,
    everyBuild = true)
public final class JettyServer {
  public static void main(String[] arguments) throws Exception {
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.start();
    Hold.untilEnd(server, HttpCaller.call(connector.getLocalPort()));
  }
}
