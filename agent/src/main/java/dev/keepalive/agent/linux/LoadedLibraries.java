package dev.keepalive.agent.linux;

/** The native libraries in this process, proc(5) {@code /proc/self/maps}; Linux only. */
public final class LoadedLibraries {

  /** What connects a debugger with the JVM. */
  public static final String DEBUGGER = "libjdwp.so";

  private LoadedLibraries() {}

  /**
   * Whether one of this name is loaded: {@code libjdwp.so}. JVM options tell less: they may stand
   * in a file that the command line names, or nowhere, where a program starts the JVM by JNI.
   */
  public static boolean contain(String fileName) {
    return ProcFile.read("/proc/self/maps").contains("/" + fileName);
  }
}
