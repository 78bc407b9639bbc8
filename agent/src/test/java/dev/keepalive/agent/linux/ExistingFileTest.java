package dev.keepalive.agent.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExistingFileTest {
  @TempDir Path directory;

  @Test
  void what_was_in_the_file_is_replaced() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "something longer");
    ExistingFile.write(file.toString(), new byte[] {'a', 'b'});
    assertThat(file).hasContent("ab");
  }

  @Test
  void none_is_made_nor_is_anything_else_written() throws IOException {
    Path missing = directory.resolve("missing");
    Path link = Files.createSymbolicLink(directory.resolve("link"), missing);
    for (Path path : new Path[] {missing, link, directory, Path.of("/dev/null")}) {
      assertThatThrownBy(() -> ExistingFile.write(path.toString(), new byte[1]))
          .isInstanceOf(IOException.class);
    }
    assertThat(missing).doesNotExist();
  }
}
