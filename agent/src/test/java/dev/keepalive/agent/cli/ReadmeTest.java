package dev.keepalive.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.config.source.Configuration;
import dev.keepalive.agent.config.source.LoadResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the user's page says is what happens. */
class ReadmeTest {
  private static final Path README = Path.of("docs/settings.md");

  @TempDir Path directory;

  private String text;

  @BeforeEach
  void write_the_files_of_the_page() throws IOException {
    text = Files.readString(README);
    for (Map.Entry<String, String> file : files().entrySet()) {
      Files.writeString(directory.resolve(file.getKey()), file.getValue());
    }
  }

  @Test
  void every_example_file_is_as_good_as_its_name_says() {
    assertThat(files())
        .containsOnlyKeys(
            "keepalive.properties",
            "beyond.properties",
            "cloud.properties",
            "broken.properties",
            "unwise.properties");
    for (String name : files().keySet()) {
      LoadResult loaded = Configuration.loadFile(directory.resolve(name).toString());
      assertThat(loaded.errors().isEmpty()).as(name).isEqualTo(!name.startsWith("broken"));
    }
  }

  @Test
  void every_command_prints_what_the_page_shows() {
    List<MatchResult> consoles = all("```console\n\\$ (.*)\n((?s:.*?))```");
    assertThat(consoles).hasSize(3);
    for (MatchResult console : consoles) {
      assertThat(run(console.group(1))).isEqualTo(console.group(2));
    }
  }

  @Test
  void the_front_page_shows_what_check_prints() throws IOException {
    text = Files.readString(Path.of("../README.md"));
    String file = all("```properties\n(idle (?s:.*?rule.*?))```").get(0).group(1);
    Files.writeString(directory.resolve("legacy.properties"), file);
    MatchResult console = all("```console\n\\$ (.* check .*)\n((?s:.*?))```").get(0);
    assertThat(run(console.group(1))).isEqualTo(console.group(2));
  }

  @Test
  void every_match_of_the_table_is_one() throws IOException {
    List<MatchResult> rows = all("\\| `((?:connect|accept|any)[^`]*)` \\| .+ \\|");
    assertThat(rows).hasSize(12);
    for (MatchResult row : rows) {
      Path file = directory.resolve("row.properties");
      Files.writeString(file, "rule.r.match=" + row.group(1) + "\n");
      LoadResult loaded = Configuration.loadFile(file.toString());
      assertThat(loaded.errors()).as(row.group(1)).isEmpty();
      assertThat(loaded.warnings()).as(row.group(1)).isEmpty();
    }
  }

  @Test
  void the_presets_have_the_values_of_the_table() {
    List<MatchResult> rows =
        all("\\| `(\\w+)` \\| (\\w+) \\| (\\w+) \\| (\\w+) \\| ?(.*?) \\| .* \\| \\[.+ \\|");
    assertThat(rows).hasSize(7);
    for (MatchResult row : rows) {
      String settings = general("preset=" + row.group(1));
      assertThat(settings)
          .startsWith(
              "idle " + row.group(2) + ", interval " + row.group(3) + ", count " + row.group(4));
      for (String more : row.group(5).split("`, `", -1)) {
        String[] setting = more.replace("`", "").split(" = ", -1);
        String key = setting[0];
        // auto is shown as what it comes to
        String value = more.contains("auto") ? "5500ms" : setting[setting.length - 1];
        assertThat(settings).contains(more.isEmpty() ? "" : key + " " + value);
      }
    }
  }

  @Test
  void the_table_of_settings_has_every_key_and_its_default() {
    String unknown =
        Configuration.load("x=1", new Properties(), Map.of()).errors().get(0).toString();
    String[] known = unknown.replaceAll(".*known keys: ", "").split(", ", -1);
    List<MatchResult> rows =
        all("\\| `([a-z-]+)` \\| `?([a-z0-9-]+)`? \\| .+ \\| (yes|no) \\| .+ \\|");
    assertThat(rows).map(row -> row.group(1)).containsExactly(known);
    for (MatchResult row : rows) {
      if (!List.of("none", "stderr").contains(row.group(2))) {
        // setting the default changes nothing
        assertThat(general(row.group(1) + "=" + row.group(2))).isEqualTo(general(""));
      }
    }
  }

  private static String general(String argument) {
    LoadResult loaded = Configuration.load(argument, new Properties(), Map.of());
    assertThat(loaded.errors()).isEmpty();
    return loaded.configuration().policy().general().toString();
  }

  private String run(String command) {
    List<String> words = new ArrayList<>();
    for (MatchResult word : all(command, "'([^']*)'|(\\S+)")) {
      words.add(word.group(1) != null ? word.group(1) : word.group(2));
    }
    assertThat(words.subList(0, 3)).containsExactly("java", "-jar", "keepalive-agent.jar");
    String[] arguments =
        words.subList(3, words.size()).stream()
            .map(word -> word.endsWith(".properties") ? directory.resolve(word).toString() : word)
            .toArray(String[]::new);
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(printed, true);
    Cli.run(arguments, stream, stream);
    return printed
        .toString(Charset.defaultCharset())
        .replace(System.lineSeparator(), "\n")
        .replace(directory + "/", "");
  }

  /** The example files by the name in their first line. */
  private Map<String, String> files() {
    Map<String, String> files = new TreeMap<>();
    for (MatchResult block : all("```properties\n# (\\S+)\n((?s:.*?))```")) {
      files.put(block.group(1), "# " + block.group(1) + "\n" + block.group(2));
    }
    return files;
  }

  private List<MatchResult> all(String regex) {
    return all(text, regex);
  }

  private static List<MatchResult> all(String in, String regex) {
    return Pattern.compile(regex).matcher(in).results().toList();
  }
}
