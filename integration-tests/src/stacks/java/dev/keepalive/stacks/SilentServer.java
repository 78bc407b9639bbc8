package dev.keepalive.stacks;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;

/**
 * A server that listens to what its clients say first, such as a login, and never answers.
 *
 * <p>A client that has begun to speak has set up its socket; it then waits, and the connection can
 * be looked at.
 */
final class SilentServer {
  private final ServerSocket listener;

  SilentServer() throws IOException {
    listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Runs the client in a thread of its own and returns when it has said something. */
  Socket awaitWord(Callable<?> client) throws Exception {
    return awaitWord("", client);
  }

  /** The same for a protocol in which the server speaks first. */
  Socket awaitWord(String greeting, Callable<?> client) throws Exception {
    Hold.inBackground(client);
    Socket accepted = listener.accept();
    accepted.getOutputStream().write(greeting.getBytes(StandardCharsets.ISO_8859_1));
    InputStream in = accepted.getInputStream();
    if (in.read() < 0) {
      throw new IOException("the client left without a word");
    }
    return accepted;
  }
}
