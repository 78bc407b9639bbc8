package dev.keepalive.lab.rescue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Program;
import dev.keepalive.lab.Chapter;
import dev.keepalive.lab.MarkdownTable;
import dev.keepalive.lab.Range;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What became of two threads of which one held the lock that the other wanted.
 *
 * @param freeBefore whether one of them was free before the cut
 * @param writer the thread that wrote
 * @param closer the thread that closed the socket
 */
record StuckFinding(Jdk jdk, Entered command, boolean freeBefore, Freed writer, Freed closer) {
  private static final int PLACE = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /**
   * A thread that is free.
   *
   * @param time since when
   * @param message of its exception, {@code done} where it had none
   */
  record Freed(Instant time, String message) {
    static Freed await(Program program, String who) {
      List<String> fields =
          List.of(program.await("freed\t" + who + "\t", PATIENCE).split("\t", -1));
      return new Freed(Instant.ofEpochMilli(Long.parseLong(fields.get(2))), fields.get(3));
    }
  }

  void check() {
    command.check("1 connection cut");
    assertThat(freeBefore).as("free before").isFalse();
    assertThat(List.of(writer, closer))
        .allSatisfy(
            freed ->
                assertThat(freed.time())
                    .isBetween(command.at(), command.returned().plus(RescueFinding.AT_ONCE)));
  }

  static Chapter chapter(List<StuckFinding> findings) {
    MarkdownTable table =
        new MarkdownTable(
            List.of(
                "program",
                "the command takes",
                "the writer is free after",
                "with",
                "`close` returns after",
                "with"));
    for (StuckFinding finding : findings) {
      table.row(
          List.of(
              finding.jdk().toString(),
              Range.seconds(finding.command().took()),
              Range.seconds(finding.after(finding.writer())),
              finding.writer().message(),
              Range.seconds(finding.after(finding.closer())),
              finding.closer().message()));
    }
    return new Chapter(
        PLACE,
        "### Where `close` hangs as well\n\n"
            + "A peer that speaks TLS lives and reads no more. A thread writes until the send"
            + " buffer is full, and hangs with the lock of `SSLSocket` in its hands; another calls"
            + " `close`, which wants that lock for TLS's last word, and hangs too. Then `cut PID"
            + " --peer HOST:PORT --yes` is entered.\n\n"
            + table,
        Map.of());
  }

  private Duration after(Freed freed) {
    return Duration.between(command.at(), freed.time());
  }

  @Override
  public String toString() {
    return jdk.toString();
  }
}
