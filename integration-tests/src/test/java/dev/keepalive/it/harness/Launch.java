package dev.keepalive.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How a child JVM is started: a builder, reusable until {@link #start}.
 *
 * <pre>{@code
 * try (Program program =
 *     Launch.of(jdk).agent("idle=30s").main("dev.keepalive.subject.Subject", "127.0.0.1").start()) {
 *   program.await("done");
 *   Kernel.connections(program.pid());
 * }
 * }</pre>
 *
 * <p>The environment is that of the tests without the variables that would reach the agent or the
 * JVM: {@code JAVA_TOOL_OPTIONS}, {@code JDK_JAVA_OPTIONS}, {@code _JAVA_OPTIONS} and all that
 * start with {@code KEEP}.
 */
public final class Launch {

  /** A third less processor time for a program that lives for a second; options can undo it. */
  private static final List<String> QUICK_START =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Jdk jdk;
  private final List<String> prefix = new ArrayList<>();
  private final List<String> options = new ArrayList<>();
  private final List<String> program = new ArrayList<>();
  private final Map<String, String> environment = new TreeMap<>();
  private ProcessBuilder.Redirect stdin = ProcessBuilder.Redirect.PIPE;

  private Launch(Jdk jdk) {
    this.jdk = jdk;
  }

  /** A JVM of this JDK, without the agent. */
  public static Launch of(Jdk jdk) {
    return new Launch(jdk);
  }

  /** With the agent, all settings at their defaults. */
  public Launch agent() {
    return agent("");
  }

  /** With the agent and this agent argument: {@code key=value,key=value…}. */
  public Launch agent(String argument) {
    return option(agentOption(argument));
  }

  /** With another jar in the agent's place. */
  public Launch agent(Path jar) {
    return option("-javaagent:" + jar);
  }

  /** The JVM option that loads the agent with this argument, which may be empty. */
  public static String agentOption(String argument) {
    return "-javaagent:" + Artifacts.AGENT + (argument.isEmpty() ? "" : "=" + argument);
  }

  /** JVM options, before the main class. */
  public Launch option(String... more) {
    Collections.addAll(options, more);
    return this;
  }

  /** An agent may be attached without the warning that JDK 21 and later print, JEP 451. */
  public Launch attachable() {
    return jdk.feature() < 21 ? this : option("-XX:+EnableDynamicAgentLoading");
  }

  /** An environment variable of the child's. */
  public Launch environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Another standard input than {@link Program#send}, see {@link InheritedSocket}. */
  public Launch stdin(ProcessBuilder.Redirect redirect) {
    stdin = redirect;
    return this;
  }

  /** A command that runs the JVM and becomes it, such as {@code ip netns exec NAME}. */
  public Launch through(String... command) {
    Collections.addAll(prefix, command);
    return this;
  }

  /** A class of this module's own programs, {@code dev.keepalive.subject}. */
  public Launch main(String mainClass, String... arguments) {
    return main(List.of(Artifacts.SUBJECTS), mainClass, arguments);
  }

  /** A class on a class path of the test's choice. */
  public Launch main(List<Path> classPath, String mainClass, String... arguments) {
    program.clear();
    program.add("-cp");
    program.add(Artifacts.path(classPath));
    program.add(mainClass);
    Collections.addAll(program, arguments);
    return this;
  }

  /** An executable jar. */
  public Launch jar(Path jar, String... arguments) {
    program.clear();
    Collections.addAll(program, "-jar", jar.toString());
    Collections.addAll(program, arguments);
    return this;
  }

  /** Starts it. */
  public Program start() {
    List<String> command = new ArrayList<>(prefix);
    command.add(jdk.java().toString());
    command.addAll(QUICK_START);
    command.addAll(options);
    command.addAll(program);
    return start(command);
  }

  /** Starts a tool of the same JDK's instead of a program, with the same environment. */
  public Program startTool(String name, String... arguments) {
    List<String> command = new ArrayList<>(prefix);
    command.add(jdk.tool(name).toString());
    Collections.addAll(command, arguments);
    return start(command);
  }

  private Program start(List<String> command) {
    Path directory =
        Artifacts.TARGET.resolve("it").resolve(COUNT.incrementAndGet() + "-" + jdk.feature());
    try {
      Files.createDirectories(directory);
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectInput(stdin)
              .redirectOutput(directory.resolve("stdout").toFile())
              .redirectError(directory.resolve("stderr").toFile());
      builder.environment().keySet().removeIf(Launch::reachesTheJvm);
      builder.environment().putAll(environment);
      Files.write(directory.resolve("command"), command);
      return new Program(builder.start(), directory, command);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean reachesTheJvm(String variable) {
    return variable.startsWith("KEEP")
        || variable.equals("JAVA_TOOL_OPTIONS")
        || variable.equals("JDK_JAVA_OPTIONS")
        || variable.equals("_JAVA_OPTIONS");
  }
}
