package dev.keepalive.agent.config.reload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.config.StartedWith;
import dev.keepalive.agent.config.source.Configuration;
import dev.keepalive.agent.config.source.FileSnapshot;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangesTest {
  @TempDir Path directory;

  @Test
  void every_setting() {
    assertThat(
            between(
                "",
                """
                enabled=false
                idle=kernel
                interval=5
                count=3
                user-timeout=20s
                app-settings=respect
                reload=off
                log=debug
                log-file=a.log
                on-error=abort
                """))
        .isEqualTo(
            "enabled true -> false; idle 60s -> kernel; interval 10s -> 5s; count 6 -> 3;"
                + " user-timeout off -> 20s; app-settings keep-enabled -> respect;"
                + " reload 10s -> off; log info -> debug (from the next start on);"
                + " log-file stderr -> a.log (from the next start on);"
                + " on-error continue -> abort (from the next start on)");
  }

  @Test
  void rules_that_come_go_change_and_move() {
    String before =
        """
        rule.a.match=connect a
        rule.b.match=connect b
        rule.c.match=connect c
        """;
    String after =
        """
        rule.c.match=connect c
        rule.a.match=connect a:1
        rule.a.idle=9
        rule.d.match=accept
        rule.d.enabled=false
        """;
    assertThat(between(before, after))
        .isEqualTo(
            "rule b removed; rule a match connect a -> connect a:1; rule a idle 60s -> 9s;"
                + " rule d added (accept: off); order of rules [a, c] -> [c, a]");
  }

  @Test
  void many_changes_are_cut() {
    StringBuilder after = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      after.append("rule.r").append(i).append(".match=connect\n");
    }
    assertThat(between("", after.toString())).endsWith("; and 10 more").doesNotContain("r20");
  }

  @Test
  void what_comes_to_the_same_is_no_change() {
    assertThat(between("idle=60s\n", "# the default\ninterval: 10\n")).isEmpty();
  }

  private String between(String before, String after) {
    Configuration empty = StartedWith.file(directory, "").load().configuration();
    return Changes.between(
        empty.reloaded(new FileSnapshot(before.getBytes(UTF_8), null)).configuration(),
        empty.reloaded(new FileSnapshot(after.getBytes(UTF_8), null)).configuration());
  }
}
