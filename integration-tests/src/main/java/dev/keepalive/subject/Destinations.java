package dev.keepalive.subject;

import java.io.Closeable;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Connects to hosts by the names or addresses that it is told, on listeners of its own. Arguments:
 * {@code NAME/KIND/HOST/PORT/FROM}; KIND is socket, channel or async, PORT 0 any, FROM the local
 * address. Prints {@code ready NAME CLIENTPORT SERVERPORT} for each, then {@code done}.
 */
public final class Destinations {

  private static final List<Closeable> HELD = new ArrayList<>();

  private Destinations() {}

  public static void main(String[] arguments) throws Exception {
    for (String argument : arguments) {
      String[] part = argument.split("/", -1);
      InetAddress address = InetAddress.getByName(part[2]);
      ServerSocket listener = new ServerSocket(Integer.parseInt(part[3]), 1, address);
      HELD.add(listener);
      InetSocketAddress destination = new InetSocketAddress(part[2], listener.getLocalPort());
      int port = connect(part[1], destination, new InetSocketAddress(part[4], 0));
      HELD.add(listener.accept());
      System.out.println("ready " + part[0] + " " + port + " " + listener.getLocalPort());
    }
    System.out.println("done");
    Console.awaitEnd();
    for (Closeable held : HELD) {
      held.close();
    }
  }

  private static int connect(String kind, InetSocketAddress to, InetSocketAddress from)
      throws Exception {
    if (kind.equals("socket")) {
      Socket socket = new Socket();
      HELD.add(socket);
      socket.bind(from);
      socket.connect(to);
      return socket.getLocalPort();
    }
    if (kind.equals("channel")) {
      SocketChannel channel = SocketChannel.open();
      HELD.add(channel);
      channel.bind(from).connect(to);
      return ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }
    AsynchronousSocketChannel channel = AsynchronousSocketChannel.open();
    HELD.add(channel);
    channel.bind(from).connect(to).get();
    return ((InetSocketAddress) channel.getLocalAddress()).getPort();
  }
}
