package dev.keepalive.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A program of the machine's, which judges files of ours. */
public final class Tool {
  private Tool() {}

  /**
   * Runs it and returns what it says, stderr too. The test ends as not run where the machine does
   * not have it, and fails there under {@code keepalive.test.require-all}.
   *
   * @throws AssertionError where its exit status is not 0
   */
  public static String run(Path directory, String name, String... arguments)
      throws IOException, InterruptedException {
    boolean isThere =
        Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    if (!isThere && !Jdk.allRequired()) {
      System.err.println(name + " is not there: what it judges is left out");
      Assumptions.abort(name + " is not there");
    }
    return runThere(directory, name, arguments);
  }

  /** As {@link #run}, of a program that is there: its name, or its path. */
  static String runThere(Path directory, String program, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s: %s", command, said).isZero();
    return said;
  }
}
