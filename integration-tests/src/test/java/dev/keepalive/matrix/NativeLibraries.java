package dev.keepalive.matrix;

import dev.keepalive.it.harness.Jdk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the system brings for libraries that go past the JDK. */
final class NativeLibraries {

  private static final List<Path> PLACES = List.of(Path.of("/usr/lib"), Path.of("/usr/lib64"));

  private NativeLibraries() {}

  /** Whether the row can run here; in CI it must. */
  static boolean has(StackSpec stack) {
    if (stack.needs().isEmpty() || Jdk.allRequired() || exists(stack.needs())) {
      return true;
    }
    System.err.println("matrix: " + stack + " does not run here: no " + stack.needs());
    return false;
  }

  private static boolean exists(String name) {
    return PLACES.stream()
        .anyMatch(place -> Files.exists(place.resolve(name)) || existsBelow(place, name));
  }

  /** Debian has a directory for each architecture. */
  private static boolean existsBelow(Path place, String name) {
    if (!Files.isDirectory(place)) {
      return false;
    }
    try (DirectoryStream<Path> architectures = Files.newDirectoryStream(place, "*-linux-gnu")) {
      for (Path architecture : architectures) {
        if (Files.exists(architecture.resolve(name))) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
