package dev.keepalive.agent.cli.print;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.socket.record.LearnedPath;
import dev.keepalive.agent.socket.record.PathTable;
import java.util.List;
import org.junit.jupiter.api.Test;

class PathLinesTest {
  private final PathTable paths = new PathTable();

  @Test
  void paths_that_forget_are_told_the_last_first() {
    paths.killed("a:1", 60_000, 1);
    paths.survived("b:1", 300_000);
    paths.survived("c:1", 300_000);
    paths.killed("c:1", 350_000, 1);
    paths.killed("c:1", 360_000, 1);
    assertThat(PathLines.of(paths.rows()))
        .containsExactly(
            "path to c:1: silent for 5m 50s, 2 connections were forgotten; 5m is safe",
            "path to a:1: silent for 60s, a connection was forgotten");
  }

  @Test
  void no_more_than_five() {
    for (int i = 0; i < 7; i++) {
      paths.killed("peer:" + i, 60_000, 1);
    }
    List<LearnedPath> rows = paths.rows();
    assertThat(PathLines.of(rows)).hasSize(6).last().asString().endsWith("beside these: 2");
    assertThat(PathLines.of(rows.subList(0, 5))).hasSize(5);
  }
}
