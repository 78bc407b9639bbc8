package dev.keepalive.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.FutureTask;

/**
 * {@link HttpURLConnection}, whose connection stays in the JDK's cache for the next request.
 * ("Keep-alive" there means that, and has nothing to do with TCP keepalive.)
 */
final class HttpConnections {
  /**
   * The server asks the client to keep the connection for a day: the JDK's default is 5 seconds.
   */
  private static final String RESPONSE =
      "HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: keep-alive\r\nKeep-Alive: timeout=86400\r\n\r\nhello\n";

  private HttpConnections() {}

  static List<HeldConnection> open() throws Exception {
    try (ServerSocket listener = new ServerSocket()) {
      listener.bind(Hello.anyPort());
      FutureTask<Socket> answered = new FutureTask<>(() -> answerOneRequest(listener));
      Thread thread = new Thread(answered, "http-server");
      thread.setDaemon(true);
      thread.start();
      String host = listener.getInetAddress().getHostAddress();
      URL url = new URL("http", host, listener.getLocalPort(), "/");
      HttpURLConnection client = (HttpURLConnection) url.openConnection(Proxy.NO_PROXY);
      readToEnd(client);
      Socket server = answered.get();
      return Arrays.asList(
          HeldConnection.client(
              "HttpURLConnection",
              server.getRemoteSocketAddress(),
              server.getLocalSocketAddress(),
              client),
          HeldConnection.server(
              "ServerSocket, HTTP",
              server.getLocalSocketAddress(),
              server.getRemoteSocketAddress(),
              server));
    }
  }

  private static Socket answerOneRequest(ServerSocket listener) throws IOException {
    Socket server = listener.accept();
    BufferedReader request =
        new BufferedReader(
            new InputStreamReader(server.getInputStream(), StandardCharsets.US_ASCII));
    String line = request.readLine();
    while (line != null && !line.isEmpty()) {
      line = request.readLine();
    }
    server.getOutputStream().write(RESPONSE.getBytes(StandardCharsets.US_ASCII));
    return server;
  }

  /** Only a response that was read to its end gives its connection back to the cache. */
  private static void readToEnd(HttpURLConnection client) throws IOException {
    try (InputStream body = client.getInputStream()) {
      while (body.read() >= 0) {
        // nothing to do with the greeting
      }
    }
  }
}
