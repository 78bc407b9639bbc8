package dev.keepalive.agent.jvm;

import java.io.FileDescriptor;
import java.net.KeepaliveInternals;

/**
 * Direct access to the JDK's non-public members, where the JDK allows it: from Java 15 on. Without,
 * {@link HiddenField} and {@link NetCalls} go by reflection. Thread-safe.
 */
public final class DirectAccess {

  /** Null where there is none; its class cannot even be loaded then. */
  private static volatile KeepaliveInternals internals;

  private DirectAccess() {}

  /** {@code java.net} and {@code sun.nio.ch} must have been opened to this module before. */
  public static void define() {
    if (JavaBase.isJava8()) {
      return;
    }
    try {
      JavaBase.define("java/net/KeepaliveInternals");
      Class<?> host = Class.forName("sun.nio.ch.Net", false, null);
      byte[] nestmate = JavaBase.classFile("sun/nio/ch/KeepaliveNestmate");
      KeepaliveInternals made = KeepaliveInternals.once(nestmate, host);
      if (made != null
          && made.number(FileDescriptor.in, made.offset(FileDescriptor.class, "fd")) == 0) {
        internals = made;
      }
    } catch (Exception | LinkageError | InternalError notThisJdk) {
      return; // by reflection, then
    }
  }

  /** Whether there is any. */
  static boolean isThere() {
    return internals != null;
  }

  /** Only where {@link #isThere}. */
  static KeepaliveInternals internals() {
    return internals;
  }
}
