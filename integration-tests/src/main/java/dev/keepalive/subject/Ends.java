package dev.keepalive.subject;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;

/**
 * Connections to a listener of its own that nobody answers on, and one that asks. At {@code open}
 * it opens two, asks on the second, waits for both to end, and prints {@code ended ANSWER} for
 * each. Prints {@code ready} before. Ends when its standard input does.
 */
public final class Ends {
  private Ends() {}

  /** Takes no arguments. */
  public static void main(String[] args) throws Exception {
    ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Scanner commands = new Scanner(System.in, "US-ASCII");
    List<Socket> peers = new ArrayList<>();
    System.out.println("ready");
    while (commands.hasNextLine() && commands.nextLine().equals("open")) {
      Socket unused = new Socket(listener.getInetAddress(), listener.getLocalPort());
      Socket asking = new Socket(listener.getInetAddress(), listener.getLocalPort());
      peers.add(listener.accept());
      peers.add(listener.accept());
      asking.getOutputStream().write(1);
      System.out.println("ended " + end(asking));
      System.out.println("ended " + end(unused));
    }
    System.exit(peers.size() > 100 ? 1 : 0);
  }

  private static String end(Socket socket) {
    try {
      return String.valueOf(socket.getInputStream().read());
    } catch (IOException e) {
      return e.getMessage();
    }
  }
}
