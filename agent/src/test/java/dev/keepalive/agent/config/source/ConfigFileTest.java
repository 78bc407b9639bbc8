package dev.keepalive.agent.config.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.keepalive.agent.config.StartedWith;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
  @TempDir Path directory;

  @Test
  void a_byte_order_mark_is_no_part_of_the_first_key() {
    assertThat(StartedWith.file(directory, "\uFEFFidle=5\n").settings()).startsWith("idle 5s,");
    assertThat(StartedWith.file(directory, "\uFEFF").settings()).startsWith("idle 60s,");
  }

  @Test
  void an_empty_file_says_nothing() {
    assertThat(StartedWith.file(directory, "").settings()).startsWith("idle 60s,");
  }

  @Test
  void a_file_of_several_reads_is_read_to_its_end() throws IOException {
    String comments = "# about the firewall\n".repeat(5000);
    byte[] bytes = ConfigFile.read(write(comments + "idle=5\n"));
    assertThat(bytes).hasSize(comments.length() + 7);
    assertThat(StartedWith.file(directory, comments + "idle=5\n").settings())
        .startsWith("idle 5s,");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_file_that_may_not_be_read_is_told_with_its_path_once() {
    // it is written to, and not even root can open it for reading
    Path file = Path.of("/sys/bus/cpu/uevent");
    assumeThat(file).exists();
    assertThat(StartedWith.argument("config=" + file).errors())
        .containsExactly(
            "agent argument, column 8: config=" + file + " can't be read: Permission denied");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_file_that_was_read_is_not_held_open() throws IOException {
    String path = write("idle=5\n");
    ConfigFile.read(path);
    assertThat(openFiles()).isNotEmpty().doesNotContain(Path.of(path).toRealPath().toString());
  }

  private String write(String text) throws IOException {
    return Files.writeString(directory.resolve("a.properties"), text).toString();
  }

  /** What the descriptors of this process lead to. */
  private static List<String> openFiles() throws IOException {
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
      return descriptors.map(ConfigFileTest::target).toList();
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (NoSuchFileException closedMeanwhile) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
