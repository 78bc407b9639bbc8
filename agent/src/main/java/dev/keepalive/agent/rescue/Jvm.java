package dev.keepalive.agent.rescue;

import dev.keepalive.agent.linux.ProcFile;
import dev.keepalive.agent.linux.process.ProcessFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;

/** What can be told of a JVM from outside, without a word with it. */
public final class Jvm {
  private static final String[] WITH_VALUE = {
    "-cp",
    "-classpath",
    "--class-path",
    "-p",
    "--module-path",
    "--upgrade-module-path",
    "--add-modules",
    "--add-exports",
    "--add-opens",
    "--add-reads",
    "--limit-modules",
    "--patch-module",
    "--enable-native-access",
  };

  private final ProcessFiles process;

  private Jvm(ProcessFiles process) {
    this.process = process;
  }

  /** The process as a JVM, or null if it is none as far as can be seen. */
  public static Jvm of(ProcessFiles process) {
    String program = process.link("exe");
    boolean isJava = program.substring(program.lastIndexOf('/') + 1).startsWith("java");
    return process.text("maps").contains("/libjvm.so") || (program.isEmpty() && namedJava(process))
        ? new Jvm(process)
        : isJava && process.text("maps").isEmpty() ? new Jvm(process) : null;
  }

  /** Another user's, whose files are closed to us: its command line is not. */
  private static boolean namedJava(ProcessFiles process) {
    List<String> words = process.commandLine();
    return !words.isEmpty() && (words.get(0).equals("java") || words.get(0).endsWith("/java"));
  }

  /** All JVMs that this process sees, but for commands of this jar, in order of their numbers. */
  public static List<Jvm> all() {
    List<Jvm> jvms = new ArrayList<Jvm>();
    for (int pid : ProcessFiles.pids()) {
      Jvm jvm = of(new ProcessFiles(pid));
      if (jvm != null && !AgentPresence.isOurs(jvm.mainClass())) {
        jvms.add(jvm);
      }
    }
    return jvms;
  }

  public ProcessFiles process() {
    return process;
  }

  public int pid() {
    return process.pid();
  }

  /**
   * As its own property {@code java.version} has it, {@code 17.0.15}, or its JDK's file {@code
   * release}; null where neither can be read.
   */
  public String version() {
    // JAVA_HOME/bin/java, of a JDK 8 JAVA_HOME/jre/bin/java
    Path home = Paths.get(process.link("exe")).getParent();
    for (int i = 0; i < 2 && home != null; i++) {
      home = home.getParent();
      String release = ProcFile.read(process.path("root") + "" + home + "/release");
      for (String line : release.split("\n", -1)) {
        if (line.startsWith("JAVA_VERSION=")) {
          return line.substring(line.indexOf('=') + 1).replace("\"", "").trim();
        }
      }
    }
    String published = PerfData.text(process, "java.property.java.version");
    return published == null && hasRtJar() ? "1.8.0" : published;
  }

  /** Java 8 is the last that has it. */
  private boolean hasRtJar() {
    Path bin = Paths.get(process.link("exe")).getParent();
    return bin != null
        && Files.exists(Paths.get(process.path("root") + "" + bin + "/../lib/rt.jar"));
  }

  /** 8, 11, 17 and so on; 0 where unknown. */
  public int feature() {
    return feature(version());
  }

  /** That of a version, {@code 1.8.0_292} or {@code 17.0.15}; 0 of null. */
  public static int feature(String version) {
    if (version == null) {
      return 0;
    }
    String[] parts = version.split("[^0-9]", -1);
    return Integer.parseInt(parts[0].equals("1") ? parts[1] : parts[0]);
  }

  /** The main class, {@code -jar} file or module, as the command line has it. */
  public String mainClass() {
    List<String> words = process.commandLine();
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals("-jar") || word.equals("-m") || word.equals("--module")) {
        return i + 1 < words.size() ? words.get(i + 1) : "?";
      }
      if (takesValue(word)) {
        i++;
      } else if (!word.startsWith("-") && !word.startsWith("@")) {
        return word;
      }
    }
    return "?";
  }

  private static boolean takesValue(String option) {
    for (String withValue : WITH_VALUE) {
      if (withValue.equals(option)) {
        return true;
      }
    }
    return false;
  }

  /** The options of its command line, and of the variables through which it takes more. */
  public List<String> options() {
    List<String> options = new ArrayList<String>();
    List<String> words = process.commandLine();
    String main = mainClass();
    for (int i = 1; i < words.size() && !words.get(i).equals(main); i++) {
      options.add(words.get(i));
    }
    for (String variable : process.environment()) {
      if (variable.startsWith("JAVA_TOOL_OPTIONS=")
          || variable.startsWith("_JAVA_OPTIONS=")
          || variable.startsWith("JDK_JAVA_OPTIONS=")) {
        for (String option : variable.substring(variable.indexOf('=') + 1).split("\\s+", -1)) {
          options.add(option);
        }
      }
    }
    return options;
  }
}
