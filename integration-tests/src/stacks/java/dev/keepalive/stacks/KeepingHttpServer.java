package dev.keepalive.stacks;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A web server that answers each request with two letters and keeps every connection. */
final class KeepingHttpServer {
  private static final byte[] ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nok"
          .getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket listener;

  KeepingHttpServer() throws IOException {
    listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    Hold.inBackground(
        () -> {
          while (true) {
            Socket accepted = listener.accept();
            Hold.inBackground(() -> answer(accepted));
          }
        });
  }

  int port() {
    return listener.getLocalPort();
  }

  String url() {
    return "http://127.0.0.1:" + port() + "/";
  }

  private static Object answer(Socket accepted) throws IOException {
    InputStream in = accepted.getInputStream();
    while (awaitEndOfHead(in)) {
      accepted.getOutputStream().write(ANSWER);
    }
    return accepted;
  }

  /** False at the end of the stream. */
  static boolean awaitEndOfHead(InputStream in) throws IOException {
    int last = 0;
    while (last != 0x0d0a0d0a) {
      int next = in.read();
      if (next < 0) {
        return false;
      }
      last = last << 8 | next;
    }
    return true;
  }
}
