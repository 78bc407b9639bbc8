package dev.keepalive.agent.config;

import java.net.InetAddress;

/**
 * Chooses the settings of a connection. Immutable; safe for any thread. Choosing takes no lock,
 * looks no name up and allocates nothing.
 */
public final class Policy {
  private final Settings general;

  Policy(Settings general) {
    this.general = general;
  }

  /** What a connection gets for which no rule says otherwise. */
  public Settings general() {
    return general;
  }

  /**
   * What this connection gets.
   *
   * @param direction which side of the connection the application is
   * @param host the remote host as the application asked for it, or null
   * @param remote the remote address, or null if it is not resolved
   * @param remotePort the remote port
   * @param localPort the local port
   */
  public Settings settingsFor(
      Direction direction, String host, InetAddress remote, int remotePort, int localPort) {
    return general;
  }
}
