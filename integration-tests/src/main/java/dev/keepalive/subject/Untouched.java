package dev.keepalive.subject;

import java.io.Closeable;
import java.lang.reflect.Method;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Opens what is not TCP, or not the JDK's, and holds it: Unix-domain channels (16 on), datagrams,
 * and sockets over a foreign {@code SocketImpl}. Argument: a path for the Unix-domain socket.
 */
public final class Untouched {
  private static final List<Closeable> HELD = new ArrayList<>();

  private Untouched() {}

  public static void main(String[] arguments) throws Exception {
    datagrams();
    System.out.println("unix domain: " + unixDomain(arguments[0]));
    RecordingSocketImpl given = new RecordingSocketImpl();
    use(new Socket(given) {});
    System.out.println("options set on a given foreign socket: " + given.options());
    RecordingSocketImpl made = new RecordingSocketImpl();
    Socket.setSocketImplFactory(() -> made);
    use(new Socket());
    System.out.println("options set on a foreign factory's socket: " + made.options());
    System.out.println("done");
    Console.awaitEnd();
  }

  private static void use(Socket socket) throws Exception {
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1));
    socket.setKeepAlive(false);
    HELD.add(socket);
  }

  private static void datagrams() throws Exception {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    DatagramSocket first = new DatagramSocket(any);
    DatagramSocket second = new DatagramSocket(any);
    second.connect(first.getLocalSocketAddress());
    DatagramChannel channel = DatagramChannel.open().bind(any);
    channel.connect(first.getLocalSocketAddress());
    HELD.add(datagramsThroughSocket(first));
    HELD.add(first);
    HELD.add(second);
    HELD.add(channel);
  }

  /** Up to JDK 24 a {@code Socket} can send datagrams; from then on its constructor refuses to. */
  @SuppressWarnings("deprecation")
  private static Closeable datagramsThroughSocket(DatagramSocket peer) throws Exception {
    try {
      return new Socket(InetAddress.getLoopbackAddress(), peer.getLocalPort(), false);
    } catch (IllegalArgumentException refused) {
      return peer;
    }
  }

  private static boolean unixDomain(String path) throws Exception {
    Method openServer;
    Method open;
    try {
      openServer = ServerSocketChannel.class.getMethod("open", ProtocolFamily.class);
      open = SocketChannel.class.getMethod("open", ProtocolFamily.class);
    } catch (NoSuchMethodException before15) {
      return false;
    }
    SocketAddress address =
        (SocketAddress)
            Class.forName("java.net.UnixDomainSocketAddress")
                .getMethod("of", String.class)
                .invoke(null, path);
    ProtocolFamily unix = StandardProtocolFamily.valueOf("UNIX");
    ServerSocketChannel server = (ServerSocketChannel) openServer.invoke(null, unix);
    server.bind(address);
    SocketChannel client = (SocketChannel) open.invoke(null, unix);
    client.connect(address);
    HELD.add(server);
    HELD.add(client);
    HELD.add(server.accept());
    return true;
  }
}
