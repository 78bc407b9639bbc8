package dev.keepalive.it.harness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/**
 * A loopback address to connect through, with the JVM options that go with it.
 *
 * @param address what the child programs take as their host
 * @param options JVM options that choose the family of the sockets
 */
public record Host(String address, List<String> options) {

  /** IPv4 addresses in the dual-stack sockets that a JVM opens by default. */
  public static final Host IPV4 = new Host("127.0.0.1", List.of());

  /** Sockets of family AF_INET. */
  public static final Host IPV4_STACK =
      new Host("127.0.0.1", List.of("-Djava.net.preferIPv4Stack=true"));

  /** IPv6. */
  public static final Host IPV6 = new Host("::1", List.of());

  /** All that this machine has; a machine without IPv6 is told of once on stderr. */
  public static List<Host> all() {
    List<Host> hosts = new ArrayList<>(List.of(IPV4, IPV4_STACK));
    if (HAS_IPV6) {
      hosts.add(IPV6);
    }
    return hosts;
  }

  /** Whether {@code ::1} can be bound; where {@link Jdk#allRequired} it must be. */
  public static final boolean HAS_IPV6 = hasIpv6();

  private static boolean hasIpv6() {
    byte[] loopback = new byte[16];
    loopback[15] = 1;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(loopback))) {
      return socket.isBound();
    } catch (IOException e) {
      System.err.println("no IPv6 on this machine, not tested: " + e.getMessage());
      return false;
    }
  }

  @Override
  public String toString() {
    return address + (options.isEmpty() ? "" : " " + String.join(" ", options));
  }
}
