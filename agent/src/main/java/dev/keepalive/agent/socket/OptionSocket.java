package dev.keepalive.agent.socket;

import java.io.FileDescriptor;
import java.io.IOException;
import java.net.SocketOption;

/**
 * One TCP socket as far as its options go: by its descriptor, and by the JDK's API if it is the
 * JDK's. Unless a subclass says otherwise the JDK knows nothing of it.
 */
abstract class OptionSocket {

  OptionSocket() {}

  /**
   * Anything that a hook is given: a JDK socket or channel, or Netty's own; null if it is none that
   * the agent knows.
   */
  static OptionSocket of(Object socket) {
    TcpSocket tcp = TcpSocket.of(socket);
    return tcp == null && NettyAccess.isDescriptor(socket)
        ? new NettyAccess.Descriptor(socket)
        : tcp;
  }

  /** What the application calls it: one word, for messages and for what is learnt by kind. */
  abstract Kind kind();

  /** What it is known by: the socket or channel of the application's. */
  abstract Object owner();

  /** Uses the descriptor; throws ClosedChannelException if it is closed. */
  abstract void whileOpen(DescriptorUse use) throws IOException;

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

  /** What is done with a descriptor while it cannot be closed. */
  interface DescriptorUse {

    /**
     * @param descriptor open, and never null: the JDK's native calls end the JVM on null
     */
    void with(FileDescriptor descriptor) throws IOException;
  }

  /** The kinds of socket; each has its own way into the JDK. */
  enum Kind {
    SOCKET("Socket", true),
    CHANNEL("SocketChannel", true),
    ASYNCHRONOUS_CHANNEL("AsynchronousSocketChannel", true),
    NETTY("Netty native channel", false),
    DESCRIPTOR("native socket", false);

    private final String name;
    private final boolean ofTheJdk;

    Kind(String name, boolean ofTheJdk) {
      this.name = name;
      this.ofTheJdk = ofTheJdk;
    }

    /**
     * Whether the JDK knows these sockets. For others its options are not even looked at: their
     * classes need a library, and if there were no descriptor to load it with, the application's
     * own sockets would not work ever after.
     */
    boolean isOfTheJdk() {
      return ofTheJdk;
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
