package dev.keepalive.matrix.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.Artifacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code agent/docs/install.md} tells the users of a product to write, and where. */
final class InstallPage {
  private static final Path PAGE =
      Artifacts.TARGET.getParent().resolveSibling("agent").resolve("docs/install.md");

  /** The place, and the block that belongs there. */
  private static final Pattern LINE =
      Pattern.compile(
          "^(In `([^`]+)`|In the environment|Start it with).*:\n\n```\\w*\n([^`]*)```",
          Pattern.MULTILINE);

  private static final String JAR = "/opt/keepalive/keepalive-agent.jar";

  /**
   * @param file relative to the product's home, to which the text is appended; null: the text is
   *     for the shell that starts it
   */
  record Line(String file, boolean isWholeCommand, String text) {}

  private InstallPage() {}

  /** The line for a product: the first block of its section, with the jar under test. */
  static Line of(String product) throws IOException {
    String page = Files.readString(PAGE);
    int start = page.indexOf("\n### " + product + "\n");
    assertThat(start).as("a section for %s in %s", product, PAGE).isNotNegative();
    int end = page.indexOf("\n### ", start + 1);
    Matcher line = LINE.matcher(page.substring(start, end < 0 ? page.length() : end));
    assertThat(line.find()).as("a line for %s in %s", product, PAGE).isTrue();
    String text = line.group(3);
    assertThat(text).contains("-javaagent:" + JAR);
    return new Line(
        line.group(2),
        line.group(1).startsWith("Start"),
        text.replace(JAR, Artifacts.AGENT.toString()));
  }
}
