package dev.keepalive.agent.linux.process;

import dev.keepalive.agent.linux.KernelTable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The peer of a TCP socket as the socket itself has it, getpeername(2). Immutable. */
public final class PeerName {
  private static final int AF_INET = 2; // bits/socket.h
  private static final int V4_AT = 4; // struct sockaddr_in
  private static final int V6_AT = 8; // struct sockaddr_in6

  private final String host;
  private final int port;

  private PeerName(String host, int port) {
    this.host = host;
    this.port = port;
  }

  /** Asks a socket. */
  public static PeerName of(int descriptor, SystemCalls calls) throws SystemCallException {
    return parse(calls.peerName(descriptor));
  }

  static PeerName parse(byte[] sockaddr) {
    ByteBuffer bytes = ByteBuffer.wrap(sockaddr);
    int family = bytes.order(ByteOrder.nativeOrder()).getShort(0);
    bytes.order(ByteOrder.BIG_ENDIAN);
    StringBuilder words = new StringBuilder();
    int at = family == AF_INET ? V4_AT : V6_AT;
    int length = family == AF_INET ? 4 : 16;
    for (int i = 0; i < length; i += 4) {
      words.append(String.format("%08X", bytes.getInt(at + i)));
    }
    return new PeerName(
        KernelTable.host(words + ":0", ByteOrder.BIG_ENDIAN), bytes.getShort(2) & 0xffff);
  }

  /** As {@link TcpRow#remoteHost()} has it. */
  public String host() {
    return host;
  }

  public int port() {
    return port;
  }
}
