package dev.keepalive.lab.rescue;

import dev.keepalive.lab.Chapter;
import dev.keepalive.lab.MarkdownTable;
import dev.keepalive.lab.Range;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The page's words about programs that hang on a dead peer. */
final class RescueChapter {
  private static final int PLACE = 1;
  private static final String PICTURE = "it-hangs-now.svg";

  private RescueChapter() {}

  static Chapter of(List<RescueFinding> findings) {
    MarkdownTable table =
        new MarkdownTable(
            List.of(
                "what is entered",
                "program",
                "the command takes",
                "the threads",
                "after it was entered"));
    findings.stream()
        .sorted(Comparator.comparing(RescueFinding::rescue))
        .forEach(finding -> table.row(row(finding)));
    String text =
        "## It hangs now\n\n"
            + "A program without the agent: "
            + HungProgram.THREADS
            + " threads wait in `Socket`'s `read` for a peer that is dead. The path is cut, so"
            + " that nothing arrives, not even a reset; a thread that waits so hangs forever."
            + " Then somebody enters a command on the same machine, outside of the program's"
            + " network namespace. Keepalive: "
            + Rescue.TIMING
            + ", so that the kernel finds the peer dead "
            + RescueFinding.detection().toSeconds()
            + " s after it is set. A JVM that is stopped (`SIGSTOP`) cannot be attached to, but"
            + " `apply` asks it nothing; its threads are free as soon as it goes on.\n\n"
            + "![How many of the "
            + HungProgram.THREADS
            + " threads still hang, second by second: all of them where nothing is done, none"
            + " "
            + RescueFinding.detection().toSeconds()
            + " s after apply and attach, none at once after cut.]("
            + PICTURE
            + ")\n\n"
            + table;
    return new Chapter(PLACE, text, Map.of(PICTURE, new Timeline(newest(findings)).svg()));
  }

  private static List<RescueFinding> newest(List<RescueFinding> findings) {
    int newest = findings.stream().mapToInt(f -> f.jdk().feature()).max().orElseThrow();
    return findings.stream().filter(f -> f.jdk().feature() == newest).toList();
  }

  private static List<String> row(RescueFinding finding) {
    Rescue rescue = finding.rescue();
    boolean nothing = rescue == Rescue.NOTHING;
    return List.of(
        nothing
            ? "nothing"
            : "`" + rescue.command() + "`" + (finding.stop() == null ? "" : ", stopped"),
        finding.jdk().toString(),
        nothing ? "–" : Range.seconds(finding.command().took()),
        threads(finding),
        nothing ? "never: looked after " + seconds(finding, finding.end()) : times(finding));
  }

  private static String threads(RescueFinding finding) {
    long hanging = finding.hanging();
    long free = HungProgram.THREADS - hanging;
    String hang = hanging == 0 ? "" : hanging + " × hangs";
    return free == 0
        ? hang
        : free
            + " × "
            + finding.fates().stream()
                .filter(fate -> fate.ended() != null)
                .findFirst()
                .orElseThrow()
                .ended()
                .message()
            + (hang.isEmpty() ? "" : ", " + hang);
  }

  private static String times(RescueFinding finding) {
    String times = Range.text(finding.times());
    RescueFinding.Stop stop = finding.stop();
    return stop == null || stop.kernelEnded() == null
        ? times
        : times
            + "; the kernel had ended them after "
            + seconds(finding, stop.kernelEnded())
            + ", it went on after "
            + seconds(finding, stop.proceeded());
  }

  private static String seconds(RescueFinding finding, Instant time) {
    return Range.seconds(Duration.between(finding.from(), time));
  }
}
