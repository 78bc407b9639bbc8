package dev.keepalive.agent.isolation;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.Properties;

/**
 * What {@link System} is to the agent's own copy of JNA; the build rewrites its calls to here.
 * Properties that start with {@code jna.} or {@code jnidispatch.} are the agent's own, whatever the
 * application has set; others are read from the JVM, and none is ever written there. Thread-safe.
 */
public final class PrivateSystem {

  /**
   * Where the log goes: the process's stderr itself, not {@link System#err}, which an application
   * may have replaced by something that logs, or connects. Another stream can be put here before
   * the first line is logged.
   */
  @SuppressWarnings("NonFinalStaticField") // set once, at start
  public static volatile PrintStream err =
      new PrintStream(new FileOutputStream(FileDescriptor.err));

  /** Stdout belongs to the application: what a library sends there goes to the log. */
  @SuppressWarnings("NonFinalStaticField") // set once, at start
  public static volatile PrintStream out = err;

  private static final String[] PRIVATE = {"jna.", "jnidispatch."};
  private static final Properties OWN = new Properties();

  private static volatile Map<String, String> environment;

  private PrivateSystem() {}

  /** Sends the log to another stream. */
  public static void logTo(OutputStream log) {
    err = new PrintStream(log, true);
    out = err;
  }

  /** The environment variables, where {@code System.getenv} should not be asked for them. */
  public static void environmentIs(Map<String, String> variables) {
    environment = variables;
  }

  /** As {@link System#getenv(String)}. */
  public static String getenv(String name) {
    Map<String, String> variables = environment;
    return variables == null ? System.getenv(name) : variables.get(name);
  }

  /** As {@link System#getProperty(String)}. */
  public static String getProperty(String key) {
    String own = OWN.getProperty(key);
    return own != null || isPrivate(key) ? own : System.getProperty(key);
  }

  /** As {@link System#getProperty(String, String)}. */
  public static String getProperty(String key, String otherwise) {
    String value = getProperty(key);
    return value == null ? otherwise : value;
  }

  /** As {@link System#setProperty(String, String)}, but the JVM's properties stay as they are. */
  public static String setProperty(String key, String value) {
    return (String) OWN.setProperty(key, value);
  }

  /** As {@link Boolean#getBoolean(String)}. */
  public static boolean getBoolean(String key) {
    return Boolean.parseBoolean(getProperty(key));
  }

  /** As {@link Integer#getInteger(String, int)}. */
  public static Integer getInteger(String key, int otherwise) {
    String value = getProperty(key);
    return value == null ? Integer.valueOf(otherwise) : Integer.decode(value);
  }

  private static boolean isPrivate(String key) {
    for (String prefix : PRIVATE) {
      if (key.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
