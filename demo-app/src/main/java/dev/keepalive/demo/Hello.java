package dev.keepalive.demo;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.charset.StandardCharsets;

/** The one thing that is ever said on each connection. */
final class Hello {
  static final int LENGTH = 6;

  private Hello() {}

  static byte[] bytes() {
    return "hello\n".getBytes(StandardCharsets.US_ASCII);
  }

  static ByteBuffer buffer() {
    return ByteBuffer.wrap(bytes());
  }

  /** An address on loopback with a port that the kernel picks. */
  static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  /**
   * Sends the greeting from one end of an open connection to the other. Both are in blocking mode.
   */
  static void say(ByteChannel from, ByteChannel to) throws IOException {
    ByteBuffer sent = buffer();
    while (sent.hasRemaining()) {
      from.write(sent);
    }
    ByteBuffer received = ByteBuffer.allocate(LENGTH);
    while (received.hasRemaining()) {
      if (to.read(received) < 0) {
        throw new EOFException();
      }
    }
  }
}
