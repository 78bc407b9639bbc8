package dev.keepalive.agent.config.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.config.problem.Entry;
import dev.keepalive.agent.config.problem.Problem;
import dev.keepalive.agent.config.problem.Problems;
import dev.keepalive.agent.config.problem.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

class PropertiesParserTest {
  @Test
  void entries_keep_their_order_and_position() {
    assertThat(parse("b=1\n\n  a : 2\r\n# no\r! no\rc 3"))
        .containsExactly("f:1:1 b=1 f:1:3", "f:3:3 a=2 f:3:7", "f:6:1 c=3 f:6:3");
  }

  @Test
  void a_continuation_drops_the_blanks_of_the_next_line() {
    assertThat(parse("a=1,\\\n   2\\\r\n\t3\nb=\\\\\nc="))
        .containsExactly("f:1:1 a=1,23 f:1:3", "f:4:1 b=\\ f:4:3", "f:5:1 c= f:5:3");
  }

  @Test
  void a_hash_in_a_continued_value_begins_no_comment() {
    assertThat(parse("a=\\\n#1\n\\\n#b=2\n")).containsExactly("f:1:1 a=#1 f:2:1");
  }

  @Test
  void an_empty_key_is_one() {
    assertThat(parse(" = 5\n:\n")).containsExactly("f:1:2 =5 f:1:4", "f:2:1 = f:2:2");
  }

  @Test
  void escapes_stand_for_characters() {
    assertThat(parse("a\\=\\:\\ b=\\u0041\\x\\\\")).containsExactly("f:1:1 a=: b=Ax\\ f:1:10");
  }

  @Test
  void a_backslash_at_the_end_of_the_file_continues_nothing() {
    assertThat(parse("a=b\\")).containsExactly("f:1:1 a=b f:1:3");
    assertThat(parse("a=b\n\\")).containsExactly("f:1:1 a=b f:1:3");
  }

  @Test
  void every_broken_escape_is_told() {
    Problems problems = new Problems();
    String text = "a=\\u12 \\uxyzw\nb\\u=1\nc=1";
    Source source = Source.file("f", text);
    assertThat(PropertiesParser.parse(source, text, problems)).hasSize(1);
    String what = ": broken escape; after \\u stand four hexadecimal digits";
    assertThat(problems.errors())
        .map(Problem::toString)
        .containsExactly("f:1:3" + what, "f:1:8" + what, "f:2:2" + what);
  }

  private static List<String> parse(String text) {
    Problems problems = new Problems();
    List<Entry> entries = PropertiesParser.parse(Source.file("f", text), text, problems);
    assertThat(problems.errors()).isEmpty();
    return entries.stream()
        .map(
            entry ->
                entry.place()
                    + " "
                    + entry
                    + " "
                    + entry.valueProblem("").toString().replaceAll(": .*", ""))
        .toList();
  }
}
