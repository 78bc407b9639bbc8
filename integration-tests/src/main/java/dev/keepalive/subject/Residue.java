package dev.keepalive.subject;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.ObjectName;

/** What an agent that was here has left in this JVM, after garbage collection. */
final class Residue {
  private static final Pattern LOADER =
      Pattern.compile("\\s(\\d+)\\s+\\d+\\s+dev\\.keepalive\\.agent\\.boot\\.IsolatedClassLoader");

  /**
   * One collection of four leaves no hole in the heap; the serial collector counts holes as used.
   */
  private static final int COLLECTIONS = 5;

  private Residue() {}

  /** {@code LOADERS THREADS HEAP DESCRIPTORS ALLTHREADS}; heap in bytes. */
  static String line() throws Exception {
    String histogram = "";
    long heap = Long.MAX_VALUE;
    for (int i = 0; i < COLLECTIONS; i++) {
      System.runFinalization();
      Thread.sleep(20); // for who works through what was collected
      histogram = histogram();
      Runtime runtime = Runtime.getRuntime();
      heap = Math.min(heap, runtime.totalMemory() - runtime.freeMemory());
    }
    Matcher loaders = LOADER.matcher(histogram);
    int threads = 0;
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      threads += thread.getName().startsWith("keepalive-agent") ? 1 : 0;
    }
    return (loaders.find() ? loaders.group(1) : "0")
        + " "
        + threads
        + " "
        + heap
        + " "
        + new File("/proc/self/fd").list().length
        + " "
        + ManagementFactory.getThreadMXBean().getThreadCount();
  }

  /** As {@code jcmd PID GC.class_histogram}, which collects first. */
  private static String histogram() throws Exception {
    return (String)
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                "gcClassHistogram",
                new Object[] {new String[0]},
                new String[] {String[].class.getName()});
  }
}
