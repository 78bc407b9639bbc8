package dev.keepalive.agent.rescue;

import dev.keepalive.agent.linux.process.ProcessFiles;
import java.io.IOException;

/** Whether this agent is in a JVM. */
public enum AgentPresence {
  /** It runs. */
  ON("on"),
  /**
   * Its jar has been loaded, and no thread of it runs: it may be on all the same; it can be asked.
   */
  OFF("off"),
  /** It is not there. */
  ABSENT("absent");

  private static final String NAME = "keepalive-agent";
  private static final String OPTION = "-javaagent:";

  /** The agent's threads, of whose names the kernel keeps 15 characters. */
  private static final String THREADS = NAME;

  /** The same of Java 26, which leaves out the middle of a long name: {@code keepali..-sweep}. */
  private static final String SHORTENED = "keepali..";

  private final String word;

  AgentPresence(String word) {
    this.word = word;
  }

  /** Looks at its threads, and at the JVM's options and open files. */
  public static AgentPresence in(Jvm jvm) {
    for (String thread : jvm.process().threads()) {
      if (thread.equals(THREADS) || thread.startsWith(SHORTENED)) {
        return ON;
      }
    }
    if (isOurs(jvm.mainClass())) {
      return ABSENT; // a command of this jar
    }
    return option(jvm) != null || wasAttached(jvm.process()) ? OFF : ABSENT;
  }

  /** A build or an IDE may have the jar open as well, but nobody has attached anything to it. */
  private static boolean wasAttached(ProcessFiles process) {
    return process.threads().contains("Attach Listener") && openJar(process) != null;
  }

  /** The agent's jar as the JVM's own files have it, or null. */
  public static String jar(Jvm jvm) {
    String open = openJar(jvm.process());
    return open == null ? jarOption(jvm) : open;
  }

  private static String jarOption(Jvm jvm) {
    String option = option(jvm);
    return option == null ? null : option.substring(0, end(option));
  }

  /** What the JVM was started with as the agent's argument; null if it was not with the agent. */
  static String argument(Jvm jvm) {
    String option = option(jvm);
    return option == null ? null : option.substring(Math.min(option.length(), end(option) + 1));
  }

  /** Of {@code -javaagent:JAR=…}, under the agent's own name, what follows the colon; or null. */
  private static String option(Jvm jvm) {
    for (String option : jvm.options()) {
      String rest = option.startsWith(OPTION) ? option.substring(OPTION.length()) : "";
      if (isOurs(rest.substring(0, end(rest)))) {
        return rest;
      }
    }
    return null;
  }

  private static int end(String option) {
    int equals = option.indexOf('=');
    return equals < 0 ? option.length() : equals;
  }

  /** Whether the agent came with the start of the JVM, and not, as far as can be seen, later. */
  public static boolean isOfTheStart(Jvm jvm) {
    return option(jvm) != null;
  }

  private static String openJar(ProcessFiles process) {
    try {
      for (String file : process.descriptors().values()) {
        if (isOurs(file)) {
          return file;
        }
      }
    } catch (IOException notOurs) {
      return null;
    }
    return null;
  }

  /** Whether a file is this jar, by its name. */
  static boolean isOurs(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    return name.startsWith(NAME) && name.endsWith(".jar");
  }

  @Override
  public String toString() {
    return word;
  }
}
