package dev.keepalive.subject;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** Opens so many connections to itself, both ends here, and holds them until its input ends. */
public final class ManySockets {
  private ManySockets() {}

  public static void main(String[] arguments) throws Exception {
    int connections = Integer.parseInt(arguments[0]);
    List<SocketChannel> held = new ArrayList<>();
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      for (int i = 0; i < connections; i++) {
        held.add(SocketChannel.open(server.getLocalAddress()));
        held.add(server.accept());
      }
      System.out.println("done");
      Console.awaitEnd();
    }
    System.exit(held.isEmpty() ? 1 : 0);
  }
}
