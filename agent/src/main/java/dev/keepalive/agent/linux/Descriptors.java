package dev.keepalive.agent.linux;

import dev.keepalive.agent.jvm.HiddenField;
import java.io.FileDescriptor;
import java.io.IOException;

/**
 * What is in a {@code FileDescriptor}: its number is in a private field that is the same from 8 to
 * 26.
 */
public final class Descriptors {

  static final HiddenField NUMBER = HiddenField.of(FileDescriptor.class, "fd");

  private Descriptors() {}

  /**
   * The descriptor that was lent.
   *
   * @throws UnsupportedOperationException where the JDK hides it, so that there was none to lend
   */
  public static FileDescriptor shown(FileDescriptor descriptor) {
    if (descriptor == null) {
      throw new UnsupportedOperationException("this JDK hides the descriptor");
    }
    return descriptor;
  }

  /** The number; throws where it is closed. */
  public static int number(FileDescriptor descriptor) throws IOException {
    if (descriptor == null || !descriptor.valid()) {
      throw new IOException("closed");
    }
    return NUMBER.getInt(descriptor);
  }
}
