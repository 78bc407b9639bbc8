package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.ACCEPTS;
import static dev.keepalive.stacks.Stack.Side.CONNECTS;

import com.sun.net.httpserver.HttpServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;

/** The JDK's old HTTP client keeps its connection to the JDK's own server for the next request. */
@Stack(
    name = "HttpURLConnection and HttpServer",
    transport = "Socket, NIO",
    sides = {CONNECTS, ACCEPTS},
    everyBuild = true)
public final class HttpUrlConnection {
  public static void main(String[] arguments) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 1);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 2);
          exchange.getResponseBody().write(new byte[] {'o', 'k'});
          exchange.close();
        });
    server.start();
    URL url = new URL("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    try (InputStream body = url.openStream()) {
      while (body.read() >= 0) {
        // to the end: only then is the connection kept
      }
    }
    Hold.untilEnd(server);
  }
}
