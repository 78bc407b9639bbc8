package dev.keepalive.lab.endpoint;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

/** {@link Socket}, plain or with TLS, with a thread that waits in {@code read}. */
final class StreamKind implements Kind {
  private final String name;
  private final SocketFactory factory;

  /** Plain ones. */
  StreamKind() {
    this("Socket", SocketFactory.getDefault());
  }

  private StreamKind(String name, SocketFactory factory) {
    this.name = name;
    this.factory = factory;
  }

  /** With TLS; trust comes from the {@code javax.net.ssl} system properties. */
  static StreamKind tls() {
    return new StreamKind("tls", SSLSocketFactory.getDefault());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void connect(InetSocketAddress peer, Conversation conversation) throws IOException {
    Socket socket = factory.createSocket();
    socket.connect(peer);
    start(socket, conversation);
  }

  @Override
  public int listen(Supplier<Conversation> conversations) throws IOException {
    ServerSocket listener = new ServerSocket(0, Endpoint.BACKLOG);
    Daemon.start(
        () -> {
          while (true) {
            start(listener.accept(), conversations.get());
          }
        });
    return listener.getLocalPort();
  }

  private static void start(Socket socket, Conversation conversation) throws IOException {
    socket.setTcpNoDelay(true);
    conversation.opened(new StreamTransport(socket));
    Daemon.start(() -> read(socket, conversation));
  }

  private static void read(Socket socket, Conversation conversation) throws IOException {
    try {
      InputStream in = socket.getInputStream();
      byte[] bytes = new byte[Endpoint.BUFFER];
      int length;
      while ((length = in.read(bytes)) >= 0) {
        conversation.heard(ByteBuffer.wrap(bytes, 0, length));
      }
      throw new EOFException("end of stream");
    } catch (IOException e) {
      conversation.failed(e);
    }
    socket.close();
  }

  private static final class StreamTransport implements Transport {
    private final Socket socket;

    StreamTransport(Socket socket) {
      this.socket = socket;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
      socket.getOutputStream().write(bytes);
    }

    @Override
    public InetSocketAddress local() {
      return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    @Override
    public InetSocketAddress peer() {
      return (InetSocketAddress) socket.getRemoteSocketAddress();
    }
  }
}
