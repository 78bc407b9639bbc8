package dev.keepalive.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each line that the agent can print stands on the page that says what it means. */
class TroubleshootingTest {
  private static final Path PAGE = Path.of("docs/troubleshooting.md");
  private static final Path SOURCES = Path.of("src/main/java/dev/keepalive/agent");

  /** Of a call or a message, the literals up to the end of the statement. */
  private static final Pattern LOGGED =
      Pattern.compile(
          "\\blog\\.(?:debug|info|warn|error)\\(((?:[^;\"]|\"(?:[^\"\\\\]|\\\\.)*\")*);");

  private static final Pattern SAID_EARLY =
      Pattern.compile(
          "(?:return|\\?|:|say\\() ?(?=\"(?:off: |already ))((?:[^;\"]|\"(?:[^\"\\\\]|\\\\.)*\")*);");
  private static final Pattern REFUSED =
      Pattern.compile(
          "(?:Problem\\(|refuse\\(|keep\\(|said =\\s|what =\\s|String [A-Z_]+ =\\s|IOException\\("
              + "|return (?=\"contradicts))"
              + "((?:[^;\"]|\"(?:[^\"\\\\]|\\\\.)*\")*);");
  private static final Pattern APPENDED =
      Pattern.compile("append\\(((?:[^;\"]|\"(?:[^\"\\\\]|\\\\.)*\")*);");
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

  /** Shorter ones are glue between values. */
  private static final int SHORTEST = 9;

  @Test
  void every_line_of_the_log_is_explained() throws IOException {
    assertThat(notExplained("", LOGGED)).isEmpty();
  }

  @Test
  void every_line_before_the_log_is_there_is_explained() throws IOException {
    assertThat(notExplained("boot", SAID_EARLY)).isEmpty();
  }

  @Test
  void every_complaint_about_a_configuration_is_explained() throws IOException {
    assertThat(notExplained("config", REFUSED)).isEmpty();
  }

  @Test
  void every_line_about_peers_is_explained() throws IOException {
    assertThat(notExplained("insight", APPENDED)).isEmpty();
  }

  @Test
  void the_search_finds_what_it_looks_for() throws IOException {
    assertThat(pieces("", LOGGED).keySet())
        .contains("off: the configuration is broken; the application runs without the agent")
        .hasSizeGreaterThan(30);
    assertThat(pieces("boot", SAID_EARLY).keySet())
        .contains("already active in this JVM; the second one is ignored")
        .hasSizeGreaterThan(3);
    assertThat(pieces("config", REFUSED).keySet())
        .contains("does not exist")
        .hasSizeGreaterThan(20);
  }

  private static List<String> notExplained(String room, Pattern statement) throws IOException {
    String page = Files.readString(PAGE).replaceAll("\\s+", " ");
    return pieces(room, statement).entrySet().stream()
        .filter(piece -> !page.contains(piece.getKey()))
        .map(piece -> piece.getValue() + ": " + piece.getKey())
        .toList();
  }

  /** What stands between the values of a line, and in which file. */
  private static Map<String, String> pieces(String room, Pattern statement) throws IOException {
    Map<String, String> pieces = new TreeMap<>();
    try (Stream<Path> files = Files.walk(SOURCES.resolve(room))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        // one literal that is broken over two lines is one
        String code = Files.readString(file).replaceAll("\"\\s*\\+\\s*\"", "");
        for (MatchResult call : statement.matcher(code).results().toList()) {
          for (MatchResult literal : LITERAL.matcher(call.group(1)).results().toList()) {
            for (String piece : literal.group(1).split("\\{\\}|\\\\\\S", -1)) {
              String text = piece.strip().replaceAll("^[;:,.()]+|[;:,(]+$", "").strip();
              if (text.length() >= SHORTEST && text.contains(" ")) {
                pieces.put(text, file.getFileName().toString());
              }
            }
          }
        }
      }
    }
    return pieces;
  }
}
