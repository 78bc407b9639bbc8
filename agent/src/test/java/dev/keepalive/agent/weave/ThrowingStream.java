package dev.keepalive.agent.weave;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;

/** Shaped like the JDK's streams over a socket, with parameters of each type; to be woven. */
public final class ThrowingStream extends OutputStream {
  final Socket parent;
  private final IOException failure;

  public ThrowingStream(Socket parent, IOException failure) {
    this.parent = parent;
    this.failure = failure;
  }

  @Override
  public void write(int b) {
    throw new UnsupportedOperationException(parent.toString());
  }

  /** Throws its failure where there is one, or else answers. */
  public long read(byte[] bytes, long one, int two, float three, double four, String[] names)
      throws IOException {
    if (failure != null) {
      throw failure;
    }
    return bytes.length + one + two + (long) three + (long) four + names.length;
  }

  /** Catches its failure, as asynchronous channels do, and tells it. */
  public String caught() {
    try {
      if (failure != null) {
        throw failure;
      }
      return "none";
    } catch (Throwable thrown) {
      return thrown.getMessage() + " " + thrown.getSuppressed().length;
    }
  }

  /** Handles its failure itself. */
  public String handled() throws IOException {
    try {
      throw failure;
    } catch (IOException own) {
      return own.getMessage() + " " + own.getSuppressed().length;
    }
  }
}
