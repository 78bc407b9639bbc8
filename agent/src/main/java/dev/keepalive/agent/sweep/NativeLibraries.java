package dev.keepalive.agent.sweep;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** What is known to open TCP sockets behind the JDK's back, by a class that comes with it. */
final class NativeLibraries {

  private static final Set<String> CLASSES =
      new HashSet<String>(
          Arrays.asList(
              "org/apache/tomcat/jni/Library", // Tomcat Native: the APR connector
              "software/amazon/awssdk/crt/CRT", // AWS common runtime
              "oracle/jdbc/driver/T2CConnection", // Oracle's OCI driver
              "jnr/enxio/channels/NativeSocketChannel", // JNR
              "org/zeromq/EmbeddedLibraryTools", // jzmq; JeroMQ, all Java, shares its other names
              "com/sap/conn/jco/rt/MiddlewareJavaRfc")); // SAP JCo: it loads libsapjco3

  private NativeLibraries() {}

  /** Whether the class that is being loaded is one of theirs. */
  static boolean goesNative(String internalName) {
    return CLASSES.contains(internalName);
  }
}
