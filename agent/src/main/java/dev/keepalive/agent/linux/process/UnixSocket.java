package dev.keepalive.agent.linux.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A connection to a Unix-domain socket, unix(7); its reads end after a time limit. */
public final class UnixSocket {
  private static final int AF_UNIX = 1; // bits/socket.h
  private static final int SOCK_STREAM = 1;
  private static final int SOL_SOCKET = 1; // asm-generic/socket.h
  private static final int SO_RCVTIMEO = 20;
  private static final int SO_SNDTIMEO = 21;
  private static final int MOST_BYTES_OF_PATH = 107; // sun_path, with its zero

  private final int descriptor;
  private final SystemCalls calls;

  private UnixSocket(int descriptor, SystemCalls calls) {
    this.descriptor = descriptor;
    this.calls = calls;
  }

  /**
   * Connects.
   *
   * @param millis how long a read or a write may take
   */
  public static UnixSocket connect(String path, long millis, SystemCalls calls) throws IOException {
    byte[] name = path.getBytes(StandardCharsets.UTF_8);
    if (name.length > MOST_BYTES_OF_PATH) {
      throw new IOException("too long for the path of a socket: " + path);
    }
    int descriptor = calls.socket(AF_UNIX, SOCK_STREAM);
    try {
      byte[] limit = timeval(millis);
      calls.setOption(descriptor, SOL_SOCKET, SO_RCVTIMEO, limit);
      calls.setOption(descriptor, SOL_SOCKET, SO_SNDTIMEO, limit);
      byte[] address = new byte[2 + name.length + 1];
      ByteBuffer.wrap(address).order(ByteOrder.nativeOrder()).putShort((short) AF_UNIX).put(name);
      calls.connect(descriptor, address);
      return new UnixSocket(descriptor, calls);
    } catch (SystemCallException e) {
      calls.close(descriptor);
      throw e;
    }
  }

  /** struct timeval, of two longs. */
  private static byte[] timeval(long millis) {
    return ByteBuffer.allocate(16)
        .order(ByteOrder.nativeOrder())
        .putLong(millis / 1000)
        .putLong(millis % 1000 * 1000)
        .array();
  }

  /** Reads what is there; -1 at the end. Fails with EAGAIN after the time limit. */
  public int read(byte[] buffer) throws SystemCallException {
    int length = calls.read(descriptor, buffer);
    return length == 0 ? -1 : length;
  }

  /** Writes all of it. */
  public void write(byte[] bytes) throws SystemCallException {
    byte[] rest = bytes;
    while (rest.length > 0) {
      int written = calls.write(descriptor, rest, rest.length);
      rest = Arrays.copyOfRange(rest, written, rest.length);
    }
  }

  public void close() {
    calls.close(descriptor);
  }
}
