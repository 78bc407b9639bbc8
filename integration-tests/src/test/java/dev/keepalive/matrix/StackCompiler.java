package dev.keepalive.matrix;

import dev.keepalive.it.harness.Artifacts;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles a program against its own libraries, at the oldest release that it promises. */
final class StackCompiler {

  private static final ConcurrentMap<StackSpec, Path> COMPILED = new ConcurrentHashMap<>();

  private StackCompiler() {}

  /**
   * The directory with the classes of the program and of what it shares with others.
   *
   * @throws AssertionError with the compiler's messages if it does not compile
   */
  static Path classes(StackSpec stack) {
    // whatever its arguments are, the program is the same, and so is its directory
    return COMPILED.computeIfAbsent(stack.with(List.of()), StackCompiler::compile);
  }

  private static Path compile(StackSpec stack) {
    Path classes =
        Artifacts.TARGET
            .resolve("stacks")
            .resolve(stack.toString().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      delete(classes);
      Files.createDirectories(classes);
      boolean compiled =
          compiler
              .getTask(
                  messages,
                  files,
                  null,
                  List.of(
                      "--release",
                      Integer.toString(Math.min(stack.from(), Runtime.version().feature())),
                      "-proc:none",
                      "-nowarn",
                      "-Xlint:-options",
                      "-sourcepath",
                      sourceRoot(stack.source()).toString(),
                      "-classpath",
                      Artifacts.path(Libraries.classPath(stack.libraries())),
                      "-d",
                      classes.toString()),
                  null,
                  files.getJavaFileObjects(stack.source()))
              .call();
      if (!compiled) {
        throw new AssertionError(stack + " does not compile\n" + messages);
      }
      return classes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Above the package {@code dev.keepalive.stacks}. */
  private static Path sourceRoot(Path source) {
    return source.getParent().getParent().getParent().getParent();
  }

  private static void delete(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> all = Files.walk(directory)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
