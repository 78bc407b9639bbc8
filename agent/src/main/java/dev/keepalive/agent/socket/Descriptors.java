package dev.keepalive.agent.socket;

import dev.keepalive.agent.jvm.Reflection;
import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.reflect.Field;

/** The number in a {@code FileDescriptor}, a private field that is the same from 8 to 26. */
final class Descriptors {

  private static final Field NUMBER = Reflection.field(FileDescriptor.class, "fd");

  private Descriptors() {}

  static int number(FileDescriptor descriptor) throws IOException {
    if (descriptor == null || !descriptor.valid()) {
      throw new IOException("closed");
    }
    return (Integer) Reflection.get(NUMBER, descriptor);
  }
}
