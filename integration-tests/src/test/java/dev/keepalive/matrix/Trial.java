package dev.keepalive.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.Artifacts;
import dev.keepalive.it.harness.Command;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Keepalive;
import dev.keepalive.it.harness.Kernel;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import dev.keepalive.it.harness.TcpSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A row on a JDK: starts its program and looks at what it holds. */
record Trial(StackSpec stack, Jdk jdk) {

  /**
   * What a program holds.
   *
   * @param sides the distinct values of each side
   * @param others SO_KEEPALIVE of each socket that is no TCP connection
   * @param stderr what it printed there until then
   * @param program all that it printed
   */
  record Seen(
      Map<Side, Collection<Keepalive>> sides,
      Collection<Boolean> others,
      Stderr stderr,
      String program) {}

  /** Longer than the sweep takes from one round to the next. */
  private static final Duration SWEEP = Duration.ofSeconds(30);

  /** Starts the program without the agent, waits until it is done, looks at it and ends it. */
  Seen look() {
    return look(List.of(), program -> {}, seen -> true);
  }

  /** Starts it without the agent, and runs a command on it from outside when it is done. */
  Seen lookAfter(String command, String settings) {
    return look(
        List.of(),
        program -> {
          Command run = Command.run(command, Long.toString(program.pid()), settings);
          assertThat(run.exit()).as("%s\n%s", run, program).isZero();
        },
        seen -> true);
  }

  /**
   * The same with the agent.
   *
   * @param settled what to wait for where the sweep has to come by first
   */
  Seen look(String agentArgument, Predicate<Seen> settled) {
    return look(
        List.of("-javaagent:" + Artifacts.AGENT + "=" + agentArgument), program -> {}, settled);
  }

  private Seen look(List<String> agentOption, Consumer<Program> whenDone, Predicate<Seen> settled) {
    List<Path> classPath = new ArrayList<>();
    classPath.add(StackCompiler.classes(stack));
    classPath.addAll(Libraries.classPath(stack.libraries()));
    Launch launch =
        Launch.of(jdk)
            .option("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
            .option(agentOption.toArray(String[]::new))
            .option(stack.options().toArray(String[]::new));
    if (stack.executableJar()) {
      launch.jar(ExecutableJar.of(stack), arguments());
    } else {
      launch.main(classPath, stack.mainClass(), arguments());
    }
    try (Program program = launch.start()) {
      program.await("done");
      whenDone.accept(program);
      Seen seen = see(program);
      for (Instant end = Instant.now().plus(SWEEP);
          stack.swept() && !settled.test(seen) && Instant.now().isBefore(end);
          seen = see(program)) {
        LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
      }
      assertThat(seen.sides.keySet()).as("sides of %s", program).containsAll(stack.sides());
      if (stack.isControl()) {
        assertThat(seen.others).as("sockets other than TCP of %s", program).isNotEmpty();
      }
      return seen;
    }
  }

  private static Seen see(Program program) {
    return new Seen(
        distinct(Side.of(program.pid())),
        Kernel.keepaliveOfOthers(program.pid()).values(),
        Stderr.of(program.stderr()),
        program.toString());
  }

  private String[] arguments() {
    return stack.arguments().stream().map(Servers::address).toArray(String[]::new);
  }

  private static Map<Side, Collection<Keepalive>> distinct(Map<Side, List<TcpSocket>> sockets) {
    Map<Side, Collection<Keepalive>> distinct = new EnumMap<>(Side.class);
    sockets.forEach(
        (side, ends) -> {
          Collection<Keepalive> values = new LinkedHashSet<>();
          ends.forEach(end -> values.add(end.keepalive()));
          distinct.put(side, values);
        });
    return distinct;
  }

  @Override
  public String toString() {
    return stack + ", " + jdk;
  }
}
