package dev.keepalive.agent.config.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.config.Tries;
import dev.keepalive.agent.config.problem.Entry;
import dev.keepalive.agent.config.problem.Problems;
import dev.keepalive.agent.config.problem.Source;
import java.io.IOException;
import java.io.StringReader;
import java.util.Properties;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** {@link java.util.Properties} is the reference for the syntax of files. */
class PropertiesModelTest {
  private static final int TEXTS = Tries.atMost(200_000);
  private static final String[] PIECES = {
    "a", "b", "key", "=", ":", " ", "\t", "\f", "\n", "\r", "\r\n", "\\", "\\\\", "\\\n", "\\\r\n",
    "\\ ", "\\=", "\\:", "#", "!", "\\u0041", "\\u00", "\\uzzzz", "\\n", "\\t", "\\x", "é", "\n \n"
  };

  @Test
  void random_texts_are_read_as_java_reads_them() {
    int[] counts = new int[2];
    Tries.run(
        TEXTS,
        random -> {
          String text = text(random);
          Problems problems = new Problems();
          Properties actual = new Properties();
          Source source = Source.file("f", text);
          for (Entry entry : PropertiesParser.parse(source, text, problems)) {
            // of entries with the same key the last counts in Java
            actual.setProperty(entry.name(), entry.rawValue());
          }
          // Java takes a backslash alone on the last line for an empty key; here it is nothing
          actual.remove("");
          Properties expected = expected(text);
          assertThat(problems.errors().isEmpty()).as(text).isEqualTo(expected != null);
          if (expected != null) {
            assertThat(actual).as(text).isEqualTo(expected);
          }
          counts[expected == null ? 0 : 1]++;
        });
    assertThat(counts[0]).isGreaterThan(TEXTS / 10);
    assertThat(counts[1]).isGreaterThan(TEXTS / 10);
  }

  private static String text(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(16); i > 0; i--) {
      text.append(Tries.oneOf(random, PIECES));
    }
    return text.toString();
  }

  /** What Java reads, or null where it refuses an escape. */
  private static Properties expected(String text) throws IOException {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
      properties.remove("");
      return properties;
    } catch (IllegalArgumentException brokenEscape) {
      return null;
    }
  }
}
