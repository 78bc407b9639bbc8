package dev.keepalive.matrix;

import dev.keepalive.it.harness.Jdk;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A row of the matrix as its program declares it; {@code dev.keepalive.stacks.Stack} says what each
 * part means.
 *
 * @param source the program
 * @param until {@link Integer#MAX_VALUE} where the program names none
 */
record StackSpec(
    Path source,
    String name,
    List<String> libraries,
    String transport,
    Set<Side> sides,
    int from,
    int until,
    String because,
    List<String> arguments,
    List<String> options,
    String needs,
    boolean swept,
    boolean executableJar,
    Set<String> explicit,
    boolean everyBuild) {

  StackSpec {
    if (until != Integer.MAX_VALUE && because.isEmpty()) {
      throw new IllegalArgumentException(
          source + " does not say why " + name + " ends at " + until);
    }
  }

  /** The same program with other arguments. */
  StackSpec with(List<String> others) {
    return new StackSpec(
        source,
        name,
        libraries,
        transport,
        sides,
        from,
        until,
        because,
        others,
        options,
        needs,
        swept,
        executableJar,
        explicit,
        everyBuild);
  }

  /** The version of the library, and which variant of it; empty for the JDK's own. */
  String version() {
    if (libraries.isEmpty()) {
      return "";
    }
    String[] first = libraries.get(0).split(":", -1);
    String version = first[first.length - 1];
    return first.length == 5 ? version + " " + first[3] : version;
  }

  /** The binary name of the program's class. */
  String mainClass() {
    return "dev.keepalive.stacks." + source.getFileName().toString().replace(".java", "");
  }

  /** A control holds sockets that the agent must leave alone. */
  boolean isControl() {
    return sides.isEmpty();
  }

  boolean runsOn(Jdk jdk) {
    return from <= jdk.feature() && jdk.feature() <= until;
  }

  @Override
  public String toString() {
    return (name + " " + version() + " " + transport).replace("  ", " ");
  }
}
