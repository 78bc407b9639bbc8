package dev.keepalive.subject;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.TimeZone;

/**
 * A program that sets system properties in {@code main} that the JDK reads once, and prints what
 * became of them: {@code user.timezone}, and {@code java.net.preferIPv4Stack}, which {@link
 * InetAddress} reads when it is initialised. Given an argument it prints {@code ready}, and waits
 * for a line of its standard input before it sets them.
 */
public final class LateProperty {
  private LateProperty() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments.length > 0) {
      System.out.println("ready");
      Console.awaitLine();
    }
    System.setProperty("user.timezone", "Asia/Kathmandu");
    System.out.println("time zone: " + TimeZone.getDefault().getID());
    System.setProperty("java.net.preferIPv4Stack", "true");
    byte[] ipv6Loopback = new byte[16];
    ipv6Loopback[15] = 1;
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByAddress(ipv6Loopback))) {
      System.out.println("IPv6: " + server.isBound());
    } catch (IOException e) {
      System.out.println("IPv6: " + e.getMessage());
    }
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket client = new Socket(server.getInetAddress(), server.getLocalPort())) {
      System.out.println("IPv4: " + client.isConnected());
    }
  }
}
