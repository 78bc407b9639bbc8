package dev.keepalive.agent.rescue.attach;

import dev.keepalive.agent.linux.process.Credentials;
import dev.keepalive.agent.linux.process.SystemCalls;
import dev.keepalive.agent.rescue.Jvm;
import dev.keepalive.agent.rescue.RescueException;
import dev.keepalive.agent.socket.record.LearnedPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the agent in a JVM knows of its connections: it is asked by the attach protocol, and answers
 * into a file of the JVM's own {@code /tmp}. Immutable.
 */
public final class AgentAnswers {
  private final String version;
  private final boolean on;
  private final String settings;
  private final Map<Integer, String> rules = new HashMap<Integer, String>();
  private final List<Setter> setters = new ArrayList<Setter>();
  private final List<LearnedPath> paths = new ArrayList<LearnedPath>();
  private final List<DeadPeers> dead = new ArrayList<DeadPeers>();

  AgentAnswers(List<String> lines) {
    String[] head = lines.get(0).split("\t", -1);
    this.version = head[1];
    this.on = head[2].equals("on");
    this.settings = head[3];
    for (String line : lines) {
      String[] fields = line.split("\t", -1);
      if (fields[0].equals("connection")) {
        rules.put(Integer.valueOf(fields[1]), fields[3]);
      } else if (fields[0].equals("set")) {
        setters.add(new Setter(fields[1], fields[2], fields[3], Long.parseLong(fields[4])));
      } else if (fields[0].equals("dead")) {
        dead.add(new DeadPeers(fields[1], Long.parseLong(fields[3]), Long.parseLong(fields[4])));
      } else if (fields[0].equals("path")) {
        paths.add(LearnedPath.read(fields));
      }
    }
  }

  /**
   * Whether the JVM takes the question without a word: from Java 21 on (JEP 451) it notes on its
   * stderr each time that an agent is loaded into it, and a question is such a load.
   */
  public static boolean isQuiet(Jvm jvm) {
    int feature = jvm.feature();
    return (feature > 0 && feature < 21)
        || jvm.options().contains("-XX:+EnableDynamicAgentLoading");
  }

  /**
   * Asks.
   *
   * @param millis how long the JVM may take
   * @return null if no agent runs there
   * @throws RescueException if the JVM does not answer, or cannot
   */
  public static AgentAnswers ask(Jvm jvm, long millis, SystemCalls calls) throws RescueException {
    Path file = null;
    try {
      Path folder = jvm.process().path("root/tmp");
      if (Files.isSymbolicLink(folder)) {
        throw new RescueException("process " + jvm.pid() + ": its /tmp is a symbolic link");
      }
      file =
          Files.createTempFile(
              folder,
              ".keepalive-agent",
              ".answer",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      AttachFiles.own(file, Credentials.of(jvm.process()));
      new RunningJvm(jvm, millis, calls).tell("!connections=/tmp/" + file.getFileName());
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      if (lines.isEmpty()) {
        return null;
      }
      if (!lines.get(lines.size() - 1).equals("end")) {
        throw new RescueException("process " + jvm.pid() + ": the agent's answer is not whole");
      }
      return new AgentAnswers(lines);
    } catch (IOException e) {
      throw new RescueException("process " + jvm.pid() + ": " + e.getMessage());
    } finally {
      delete(file);
    }
  }

  private static void delete(Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      return; // it holds nothing secret
    }
  }

  public String version() {
    return version;
  }

  public boolean isOn() {
    return on;
  }

  /** The general settings in force, as the agent's first line on the log has them. */
  public String settings() {
    return settings;
  }

  /**
   * The rule of the connection at a descriptor; empty for the general settings, null if unknown.
   */
  public String rule(int descriptor) {
    return rules.get(descriptor);
  }

  /** Who has set options on sockets, as far as the agent saw it. */
  public List<Setter> setters() {
    return setters;
  }

  /** Connections that the kernel ended because the peer no longer answered, oldest first. */
  public List<DeadPeers> dead() {
    return dead;
  }

  /** What was learned of the paths to peers. */
  public List<LearnedPath> paths() {
    return paths;
  }

  /** How often a peer was found dead under one rule. */
  public static final class DeadPeers {
    public final String peer;
    public final long connections;

    /** Milliseconds since 1970. */
    public final long last;

    DeadPeers(String peer, long connections, long last) {
      this.peer = peer;
      this.connections = connections;
      this.last = last;
    }
  }

  /** A class that sets an option on its sockets itself. */
  public static final class Setter {
    public final String option;
    public final String value;
    public final String caller;
    public final long times;

    Setter(String option, String value, String caller, long times) {
      this.option = option;
      this.value = value;
      this.caller = caller;
      this.times = times;
    }
  }
}
