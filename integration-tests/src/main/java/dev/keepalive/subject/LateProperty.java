package dev.keepalive.subject;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * A program that sets {@code java.net.preferIPv4Stack} in {@code main}, which works only if {@link
 * InetAddress} has not been initialised before. Prints what became of it.
 */
public final class LateProperty {
  private LateProperty() {}

  public static void main(String[] arguments) throws Exception {
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
