package sun.nio.ch;

import java.io.FileDescriptor;
import java.io.IOException;

/**
 * Stands for {@code Net}, whose native methods are private, where {@link KeepaliveNestmate} is
 * compiled: the build writes the name of the one for that of the other. Not in the jar.
 */
final class NetNatives {

  private NetNatives() {}

  static native void setIntOption0(
      FileDescriptor descriptor,
      boolean mayNeedConversion,
      int level,
      int option,
      int value,
      boolean isIPv6)
      throws IOException;

  static native int getIntOption0(
      FileDescriptor descriptor, boolean mayNeedConversion, int level, int option)
      throws IOException;

  static native int localPort(FileDescriptor descriptor) throws IOException;
}
