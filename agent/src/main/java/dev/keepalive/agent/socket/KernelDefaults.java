package dev.keepalive.agent.socket;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * What the kernel gives a new socket, tcp(7) {@code /proc/sys/net/ipv4/tcp_keepalive_*}. Another
 * value on a socket was set by somebody.
 */
final class KernelDefaults {

  private KernelDefaults() {}

  /** The default of an option in its own unit, or {@link Choices#NONE} where it is not known. */
  static int of(TcpOption option) {
    switch (option) {
      case IDLE:
        return read("tcp_keepalive_time");
      case INTERVAL:
        return read("tcp_keepalive_intvl");
      case COUNT:
        return read("tcp_keepalive_probes");
      default:
        return Choices.NONE; // TCP_USER_TIMEOUT is 0 until it is set
    }
  }

  private static int read(String name) {
    try (InputStream file = new FileInputStream("/proc/sys/net/ipv4/" + name)) {
      byte[] text = new byte[32]; // in one read: the kernel answers a second one with end of file
      int length = Math.max(file.read(text), 0);
      return Integer.parseInt(new String(text, 0, length, StandardCharsets.US_ASCII).trim());
    } catch (IOException | NumberFormatException e) {
      return Choices.NONE;
    }
  }
}
