package dev.keepalive.agent.socket;

import java.io.IOException;
import java.net.SocketOption;

/**
 * One TCP socket as far as its options go: by its descriptor, and by the JDK's API if it is the
 * JDK's. Unless a subclass says otherwise the JDK knows nothing of it.
 */
public abstract class OptionSocket {

  OptionSocket() {}

  /** What the application calls it: one word, for messages and for what is learnt by kind. */
  abstract Kind kind();

  /** The number of the descriptor; throws IOException if it is closed. */
  abstract int descriptor() throws IOException;

  /** Whether the JDK says that it can set the option here. */
  boolean supports(SocketOption<?> option) throws IOException {
    return false;
  }

  void set(SocketOption<Object> option, Object value) throws IOException {
    throw new UnsupportedOperationException();
  }

  Object get(SocketOption<Object> option) throws IOException {
    throw new UnsupportedOperationException();
  }

  /** The kinds of socket; each has its own way into the JDK. */
  enum Kind {
    SOCKET("Socket"),
    CHANNEL("SocketChannel"),
    ASYNCHRONOUS_CHANNEL("AsynchronousSocketChannel"),
    NETTY("Netty native channel"),
    DESCRIPTOR("native socket");

    private final String name;

    Kind(String name) {
      this.name = name;
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
