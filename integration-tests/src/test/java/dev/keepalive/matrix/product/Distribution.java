package dev.keepalive.matrix.product;

import dev.keepalive.matrix.Libraries;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A product as its makers give it out: a zip, a tar.gz or a jar in a Maven repository. */
public final class Distribution {

  private Distribution() {}

  /** Puts it into a directory, as a user would who unpacks it. */
  public static void into(Path directory, String coordinates) throws IOException {
    Path file = Libraries.file(coordinates);
    Files.createDirectories(directory);
    String name = file.getFileName().toString();
    if (name.endsWith(".zip")) {
      unzip(file, directory);
    } else if (name.endsWith(".tar.gz")) {
      untar(file, directory);
    } else {
      Files.copy(file, directory.resolve(artifact(coordinates) + ".jar"));
    }
  }

  private static String artifact(String coordinates) {
    return coordinates.split(":", -1)[1];
  }

  private static void untar(Path file, Path directory) throws IOException {
    Process tar =
        new ProcessBuilder("tar", "xzf", file.toString(), "-C", directory.toString())
            .inheritIO()
            .start();
    try {
      if (tar.waitFor() != 0) {
        throw new IOException("tar failed on " + file);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("tar on " + file);
    }
  }

  private static void unzip(Path file, Path directory) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
        Path to = directory.resolve(entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(to);
          continue;
        }
        Files.createDirectories(to.getParent());
        Files.copy(zip, to, StandardCopyOption.REPLACE_EXISTING);
        if (to.getParent().endsWith("bin") && !to.toFile().setExecutable(true)) {
          throw new IOException("not made executable: " + to);
        }
      }
    }
  }
}
