package dev.keepalive.subject;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** A place to connect to where nobody ever accepts: the kernel completes the handshake alone. */
final class SilentServer {
  private static final int BACKLOG = 50;
  private static final List<ServerSocket> HELD = new ArrayList<>();

  private SilentServer() {}

  static InetSocketAddress address(InetAddress host) throws IOException {
    ServerSocket server = new ServerSocket(0, BACKLOG, host);
    HELD.add(server);
    return new InetSocketAddress(host, server.getLocalPort());
  }
}
