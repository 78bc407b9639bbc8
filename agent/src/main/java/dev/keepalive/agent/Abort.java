package dev.keepalive.agent;

import dev.keepalive.agent.jvm.JavaBase;
import dev.keepalive.agent.linux.ProcessExit;
import java.lang.instrument.Instrumentation;

/**
 * Ends the JVM from {@code premain}. From JDK 26 on {@code System.exit} first waits, for up to a
 * minute, until running JVMTI callbacks have returned (JDK-8355631); and {@code premain} is called
 * by one. There the process is ended by libc's {@code _exit}, which nothing holds up.
 */
final class Abort {

  private static final int STATUS = 1;

  private Abort() {}

  /** Does not return. */
  static void now(Instrumentation instrumentation, int javaFeature) {
    if (javaFeature >= 26) {
      try {
        JavaBase.open(instrumentation, "java.lang", "jdk.internal.module");
        ProcessExit.now(STATUS);
      } catch (Throwable t) {
        System.exit(STATUS); // a minute late
      }
    }
    System.exit(STATUS);
  }
}
