package dev.keepalive.it.harness;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Java installation that the tests run against, JRE or JDK.
 *
 * <p>System property {@code keepalive.test.jdks} names the homes, as a path list; without it they
 * are looked for in {@code /usr/lib/jvm} and {@code /opt/test-jdks}. One home is taken for each
 * feature version, a JDK before a JRE. Which ones were found is said once on stderr.
 *
 * @param feature the feature version: 8, 11, 17 …
 * @param home the directory that holds {@code bin/java}, without symbolic links
 */
public record Jdk(int feature, Path home) {

  /** The feature versions that the agent promises to run on and the tests therefore want. */
  public static final Set<Integer> WANTED = Set.of(8, 11, 17, 21, 25, 26);

  private static final Pattern VERSION = Pattern.compile("version \"(?:1\\.)?(\\d+)");

  /** All JDKs to test, oldest first; the parameter source of {@link EachJdk}. */
  public static List<Jdk> all() {
    return Found.ALL;
  }

  /** The newest of {@link #all()}. */
  public static Jdk newest() {
    List<Jdk> all = all();
    return all.get(all.size() - 1);
  }

  /** Java 8, 17 and the newest, where one of each has to do. */
  public static List<Jdk> eightSeventeenAndNewest() {
    return all().stream()
        .filter(jdk -> jdk.feature == 8 || jdk.feature == 17 || jdk.equals(newest()))
        .toList();
  }

  /** Those of {@link #all()} that are at least this feature version. */
  public static List<Jdk> from(int feature) {
    return Found.ALL.stream().filter(jdk -> jdk.feature >= feature).toList();
  }

  /** Those of {@link #WANTED} that were not found. */
  public static Set<Integer> missing() {
    Set<Integer> missing = new TreeSet<>(WANTED);
    Found.ALL.forEach(jdk -> missing.remove(jdk.feature));
    return missing;
  }

  /** Whether a missing JDK or address family is a failure: CI sets it. */
  public static boolean allRequired() {
    return Boolean.getBoolean("keepalive.test.require-all")
        || Boolean.parseBoolean(System.getenv("KEEPALIVE_TEST_REQUIRE_ALL"));
  }

  /** The launcher; there in every installation. */
  public Path java() {
    return home.resolve("bin/java");
  }

  /** A tool of the JDK's, such as {@code javac}, whether it is there or not. */
  public Path tool(String name) {
    return home.resolve("bin").resolve(name);
  }

  @Override
  public String toString() {
    return "JDK " + feature;
  }

  /** Looked for when first asked for. */
  private static final class Found {
    static final List<Jdk> ALL = find();
  }

  private static List<Jdk> find() {
    Collection<Path> homes = new ArrayList<>();
    String named = System.getProperty("keepalive.test.jdks");
    if (named != null && !named.isEmpty()) {
      for (String home : named.split(File.pathSeparator, -1)) {
        homes.add(Path.of(home));
      }
    } else {
      homes.addAll(childrenOf(Path.of("/usr/lib/jvm")));
      homes.addAll(childrenOf(Path.of("/opt/test-jdks")));
    }
    TreeMap<Integer, Jdk> found = new TreeMap<>();
    for (Path home : homes) {
      if (Files.isExecutable(home.resolve("bin/java"))) {
        Jdk jdk = describe(home);
        found.merge(jdk.feature, jdk, Jdk::better);
      }
    }
    System.err.println(
        "integration tests run on " + found.values().stream().map(Jdk::line).toList());
    return List.copyOf(found.values());
  }

  private String line() {
    return feature + " " + home;
  }

  private static Jdk better(Jdk one, Jdk other) {
    return Files.exists(one.tool("javac")) ? one : Files.exists(other.tool("javac")) ? other : one;
  }

  private static List<Path> childrenOf(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(directory)) {
      return children.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks the launcher: Java 8 JREs have no {@code release} file. */
  private static Jdk describe(Path home) {
    try {
      Process java =
          new ProcessBuilder(home.resolve("bin/java").toString(), "-version")
              .redirectErrorStream(true)
              .start();
      String answer = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      Matcher version = VERSION.matcher(answer);
      if (!version.find()) {
        throw new IllegalStateException(home + " does not tell its version: " + answer);
      }
      return new Jdk(Integer.parseInt(version.group(1)), home.toRealPath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
