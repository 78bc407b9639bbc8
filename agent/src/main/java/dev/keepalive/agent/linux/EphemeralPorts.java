package dev.keepalive.agent.linux;

import java.util.StringTokenizer;

/** The ports that the kernel gives to whoever connects from none in particular, ip(7). */
public final class EphemeralPorts {

  private static final String RANGE = "/proc/sys/net/ipv4/ip_local_port_range";

  private final int first;
  private final int last;

  private EphemeralPorts(int first, int last) {
    this.first = first;
    this.last = last;
  }

  /** As they are now; none where the kernel does not tell. */
  public static EphemeralPorts read() {
    return parse(ProcFile.read(RANGE));
  }

  /** {@code FIRST LAST}, both included. */
  public static EphemeralPorts parse(String range) {
    StringTokenizer ports = new StringTokenizer(range);
    return ports.countTokens() == 2
        ? new EphemeralPorts(
            Integer.parseInt(ports.nextToken()), Integer.parseInt(ports.nextToken()))
        : new EphemeralPorts(Integer.MAX_VALUE, 0);
  }

  /**
   * Whether a connection between these ports was more likely accepted here than opened: the peer,
   * whose system may have another range, came from a port that none in particular asks for.
   */
  public boolean suggestAccepted(int localPort, int remotePort) {
    boolean localIsOne = first <= localPort && localPort <= last;
    return !localIsOne && remotePort >= first;
  }
}
