package dev.keepalive.agent.rescue.diagnosis;

import dev.keepalive.agent.config.source.Configuration;
import dev.keepalive.agent.linux.ProcFile;
import dev.keepalive.agent.linux.process.ProcessFiles;
import dev.keepalive.agent.linux.process.SystemCalls;
import dev.keepalive.agent.rescue.AgentPresence;
import dev.keepalive.agent.rescue.Jvm;
import dev.keepalive.agent.rescue.RescueException;
import dev.keepalive.agent.rescue.attach.AgentAnswers;
import dev.keepalive.agent.rescue.attach.AgentState;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.jar.JarFile;

/** Finds out about the agent in a JVM. */
final class AgentFactsReader {
  private static final int TAIL = 1 << 16;
  private static final int MOST_LINES = 3;
  private static final int TICKS_A_SECOND = 100; // USER_HZ

  private AgentFactsReader() {}

  /**
   * Reads them.
   *
   * @param millis how long the agent may take to answer; 0: it is not asked
   */
  static AgentFacts of(Jvm jvm, long millis, SystemCalls calls) {
    boolean quiet = AgentAnswers.isQuiet(jvm);
    AgentPresence presence = quiet ? AgentPresence.in(jvm) : AgentState.of(jvm, calls);
    boolean asks = quiet && presence != AgentPresence.ABSENT && millis > 0;
    String logFile = presence == AgentPresence.ABSENT ? null : logFile(jvm);
    return new AgentFacts(
        presence,
        ownVersion(),
        asks ? answers(jvm, millis, calls) : null,
        asks,
        isReplaced(jvm.process()),
        logFile,
        troubles(inRoot(jvm.process(), logFile), startSeconds(jvm.process())));
  }

  /** Null where it does not answer. */
  private static AgentAnswers answers(Jvm jvm, long millis, SystemCalls calls) {
    try {
      return AgentAnswers.ask(jvm, millis, calls);
    } catch (RescueException noAnswer) {
      return null;
    }
  }

  private static String ownVersion() {
    try {
      Path own =
          Paths.get(
              AgentFactsReader.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      try (JarFile jar = new JarFile(own.toFile())) {
        return jar.getManifest().getMainAttributes().getValue("Implementation-Version");
      }
    } catch (IOException | URISyntaxException noJar) {
      return null;
    }
  }

  private static boolean isReplaced(ProcessFiles process) {
    try {
      for (String file : process.descriptors().values()) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        if (name.startsWith("keepalive-agent") && name.endsWith(".jar (deleted)")) {
          return true;
        }
      }
    } catch (IOException notOurs) {
      return false;
    }
    return false;
  }

  /** By the same sources that the agent has read, in the same order. */
  private static String logFile(Jvm jvm) {
    String argument = null;
    Properties properties = new Properties();
    for (String option : jvm.options()) {
      int equals = option.indexOf('=');
      if (option.startsWith("-javaagent:") && option.contains("keepalive-agent") && equals > 0) {
        argument = option.substring(equals + 1);
      } else if (option.startsWith("-Dkeepalive.") && equals > 0) {
        properties.setProperty(option.substring(2, equals), option.substring(equals + 1));
      }
    }
    Map<String, String> environment = new HashMap<String, String>();
    for (String variable : jvm.process().environment()) {
      if (variable.startsWith("KEEPALIVE_") && variable.indexOf('=') > 0) {
        int equals = variable.indexOf('=');
        environment.put(variable.substring(0, equals), variable.substring(equals + 1));
      }
    }
    return Configuration.load(argument, properties, environment).configuration().logFile();
  }

  /** As this process reaches a file of another one's. */
  private static String inRoot(ProcessFiles process, String file) {
    if (file == null) {
      return null;
    }
    return file.startsWith("/")
        ? process.path("root") + file
        : process.path("cwd").resolve(file).toString();
  }

  private static long startSeconds(ProcessFiles process) {
    String stat = process.text("stat");
    String[] fields = stat.substring(stat.lastIndexOf(')') + 1).trim().split(" ", -1);
    for (String line : ProcFile.read("/proc/stat").split("\n", -1)) {
      if (line.startsWith("btime ") && fields.length > 19) {
        return Long.parseLong(line.substring("btime ".length()).trim())
            + Long.parseLong(fields[19]) / TICKS_A_SECOND;
      }
    }
    return 0;
  }

  /** The last lines of WARN and ERROR that are not older than this. */
  static List<String> troubles(String file, long sinceSeconds) {
    List<String> found = new ArrayList<String>();
    if (file != null && isPlain(Paths.get(file))) {
      for (String line : tail(file).split("\n", -1)) {
        String[] words = line.split(" ", 3);
        if (words.length == 3
            && (words[1].equals("WARN") || words[1].equals("ERROR"))
            && seconds(words[0]) >= sinceSeconds - 1) {
          found.add(line.trim());
        }
      }
    }
    return found.subList(Math.max(0, found.size() - MOST_LINES), found.size());
  }

  /** Not a pipe, which would be waited for, nor a link, which may lead out of a container. */
  private static boolean isPlain(Path file) {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  private static long seconds(String time) {
    try {
      return Instant.parse(time).getEpochSecond();
    } catch (DateTimeParseException noTime) {
      return 0;
    }
  }

  private static String tail(String path) {
    try (RandomAccessFile file = new RandomAccessFile(path, "r")) {
      long from = Math.max(0, file.length() - TAIL);
      byte[] bytes = new byte[(int) (file.length() - from)];
      file.seek(from);
      file.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException notReadable) {
      return "";
    }
  }
}
