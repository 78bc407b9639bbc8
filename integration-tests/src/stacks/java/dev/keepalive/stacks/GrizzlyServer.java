package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.ACCEPTS;

import java.io.IOException;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;

/** A Grizzly that keeps a connection after its answer. */
@Stack(
    name = "Grizzly",
    libraries = "org.glassfish.grizzly:grizzly-http-server:2.4.4",
    transport = "NIO",
    sides = ACCEPTS,
    everyBuild = true)
public final class GrizzlyServer {
  public static void main(String[] arguments) throws IOException {
    HttpServer server = new HttpServer();
    NetworkListener listener = new NetworkListener("http", "127.0.0.1", 0);
    server.addListener(listener);
    server.start();
    Hold.untilEnd(server, HttpCaller.call(listener.getPort()));
  }
}
