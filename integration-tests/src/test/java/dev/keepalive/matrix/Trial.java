package dev.keepalive.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Keepalive;
import dev.keepalive.it.harness.Kernel;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Postgres;
import dev.keepalive.it.harness.Program;
import dev.keepalive.it.harness.TcpSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** A row on a JDK: starts its program and looks at what it holds. */
record Trial(StackSpec stack, Jdk jdk) {

  /**
   * What a program holds.
   *
   * @param sides the distinct values of each side, ordered
   * @param others SO_KEEPALIVE of each socket that is no TCP connection
   * @param program all that it printed
   */
  record Seen(Map<Side, Collection<Keepalive>> sides, Collection<Boolean> others, String program) {}

  /** Starts the program with these options, waits until it is done and ends it. */
  Seen look(String... agentOptions) {
    List<Path> classPath = new ArrayList<>();
    classPath.add(StackCompiler.classes(stack));
    classPath.addAll(Libraries.classPath(stack.libraries()));
    Launch launch =
        Launch.of(jdk)
            .option("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
            .option(agentOptions)
            .option(stack.options().toArray(String[]::new))
            .main(classPath, stack.mainClass(), arguments());
    try (Program program = launch.start()) {
      program.await("done");
      Seen seen =
          new Seen(
              distinct(Side.of(program.pid())),
              Kernel.keepaliveOfOthers(program.pid()).values(),
              program.toString());
      assertThat(seen.sides.keySet()).as("sides of %s", program).containsAll(stack.sides());
      if (stack.isControl()) {
        assertThat(seen.others).as("sockets other than TCP of %s", program).isNotEmpty();
      }
      return seen;
    }
  }

  private String[] arguments() {
    return stack.arguments().stream()
        .map(argument -> argument.equals("{postgres}") ? Postgres.url() : argument)
        .toArray(String[]::new);
  }

  private static Map<Side, Collection<Keepalive>> distinct(Map<Side, List<TcpSocket>> sockets) {
    Map<Side, Collection<Keepalive>> distinct = new EnumMap<>(Side.class);
    sockets.forEach(
        (side, ends) -> {
          Collection<Keepalive> values =
              new TreeSet<>(java.util.Comparator.comparing(Keepalive::toString));
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
