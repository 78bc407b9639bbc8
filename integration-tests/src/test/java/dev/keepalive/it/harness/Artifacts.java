package dev.keepalive.it.harness;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Collectors;

/** What the build made and the tests run. Paths are absolute. */
public final class Artifacts {

  /** The build directory of this module: children leave their output in {@code it} below it. */
  public static final Path TARGET = base().resolve("target");

  /** The classes of the child programs. */
  public static final Path SUBJECTS = TARGET.resolve("classes");

  /** The agent under test; system property {@code keepalive.test.agent} names another. */
  public static final Path AGENT =
      built("keepalive.test.agent", "agent/target/keepalive-agent.jar");

  /** The demonstration program. */
  public static final Path DEMO = built("keepalive.test.demo", "demo-app/target/demo-app.jar");

  private Artifacts() {}

  /** A jar that the build put on the class path of child programs; the names are in the pom. */
  public static Path library(String name) {
    return TARGET.resolve("libraries").resolve(name);
  }

  /** As a class path. */
  public static String path(Collection<Path> entries) {
    return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private static Path built(String property, String place) {
    String named = System.getProperty(property);
    return named != null ? Path.of(named).toAbsolutePath() : base().resolveSibling(place);
  }

  /** Surefire and Failsafe say where the module is; an IDE starts the tests in it. */
  private static Path base() {
    Path base = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    if (!Files.exists(base.resolve("src/test/java/dev/keepalive/it/harness"))) {
      throw new IllegalStateException(base + " is not the module integration-tests");
    }
    return base;
  }
}
