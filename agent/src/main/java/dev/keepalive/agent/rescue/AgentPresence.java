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

  /** The agent's threads, of whose names the kernel keeps 15 characters. */
  private static final String THREADS = "keepalive-agent";

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
    return jarOption(jvm) != null || openJar(jvm.process()) != null ? OFF : ABSENT;
  }

  /** The agent's jar as the JVM's own files have it, or null. */
  public static String jar(Jvm jvm) {
    String open = openJar(jvm.process());
    return open == null ? jarOption(jvm) : open;
  }

  /** {@code -javaagent:JAR=…}, under the agent's own name. */
  private static String jarOption(Jvm jvm) {
    for (String option : jvm.options()) {
      if (option.startsWith("-javaagent:")) {
        String rest = option.substring("-javaagent:".length());
        int equals = rest.indexOf('=');
        String jar = equals < 0 ? rest : rest.substring(0, equals);
        if (isOurs(jar)) {
          return jar;
        }
      }
    }
    return null;
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
    return name.startsWith(THREADS) && name.endsWith(".jar");
  }

  @Override
  public String toString() {
    return word;
  }
}
