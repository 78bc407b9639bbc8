package dev.keepalive.agent.cli;

import dev.keepalive.agent.rescue.RescueException;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** {@code HOST:PORT} of a command line, IPv6 in brackets. Immutable. */
final class PeerAddress {
  private static final int MOST_PORT = 65_535;

  private final String host;
  private final int port;

  private PeerAddress(String host, int port) {
    this.host = host;
    this.port = port;
  }

  static PeerAddress parse(String text) throws RescueException {
    int colon = text.lastIndexOf(':');
    String host = colon < 0 ? text : text.substring(0, colon);
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    if (bracketed) {
      host = host.substring(1, host.length() - 1);
    }
    int port = colon < 0 ? -1 : number(text.substring(colon + 1));
    if (host.isEmpty() || port < 1 || port > MOST_PORT || (!bracketed && host.indexOf(':') >= 0)) {
      throw new RescueException(
          "'"
              + text
              + "' is no peer; allowed: as db.example:5432, 10.20.30.40:5432 or"
              + " [fd00::7]:5432");
    }
    return new PeerAddress(host, port);
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  String host() {
    return host;
  }

  int port() {
    return port;
  }

  /** All its addresses; none where the name is not known. */
  InetAddress[] resolve() {
    try {
      return InetAddress.getAllByName(host);
    } catch (UnknownHostException e) {
      return new InetAddress[0];
    }
  }
}
