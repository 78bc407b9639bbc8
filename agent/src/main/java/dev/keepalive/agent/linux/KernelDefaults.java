package dev.keepalive.agent.linux;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * What the kernel gives a new socket, tcp(7) {@code /proc/sys/net/ipv4/tcp_keepalive_*}. Another
 * value on a socket was set by somebody.
 */
public final class KernelDefaults {

  /** Where the kernel does not tell. */
  public static final int UNKNOWN = -1;

  private KernelDefaults() {}

  /** Seconds of idle time before the first probe. */
  public static int idleSeconds() {
    return read("tcp_keepalive_time");
  }

  /** Seconds between probes. */
  public static int intervalSeconds() {
    return read("tcp_keepalive_intvl");
  }

  /** Unanswered probes until a connection is dead. */
  public static int count() {
    return read("tcp_keepalive_probes");
  }

  private static int read(String name) {
    try (InputStream file = new FileInputStream("/proc/sys/net/ipv4/" + name)) {
      byte[] text = new byte[32]; // in one read: the kernel answers a second one with end of file
      int length = Math.max(file.read(text), 0);
      return Integer.parseInt(new String(text, 0, length, StandardCharsets.US_ASCII).trim());
    } catch (IOException | NumberFormatException e) {
      return UNKNOWN;
    }
  }
}
