package dev.keepalive.stacks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A web client that has its answer and keeps the connection. */
final class HttpCaller {
  private HttpCaller() {}

  /** Returns when the server has answered. */
  static Socket call(int port) throws IOException {
    Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port);
    socket
        .getOutputStream()
        .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    if (!KeepingHttpServer.awaitEndOfHead(socket.getInputStream())) {
      throw new IOException("no answer");
    }
    return socket;
  }
}
