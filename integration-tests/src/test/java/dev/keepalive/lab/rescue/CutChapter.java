package dev.keepalive.lab.rescue;

import dev.keepalive.it.harness.Jdk;
import dev.keepalive.lab.Chapter;
import dev.keepalive.lab.Fate;
import dev.keepalive.lab.MarkdownTable;
import dev.keepalive.lab.Range;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The page's words about what a cut does to threads, peers, and everybody else. */
final class CutChapter {
  private static final int PLACE = 2;

  private CutChapter() {}

  static Chapter of(
      List<CutFinding> cuts, Map<Jdk, List<Carried>> traffic, List<CutOnTheWire> wire) {
    MarkdownTable table =
        new MarkdownTable(
            List.of(
                "socket",
                "the command takes",
                "threads free",
                "after it was entered",
                "first to last",
                "the peer reads the end",
                "resets",
                "others still open"));
    for (int i = 0; i < cuts.size(); i++) {
      table.row(row(cuts.get(i), wire.get(i)));
    }
    MarkdownTable carried = new MarkdownTable(List.of("program", "sent", "came back", "the same"));
    traffic.forEach((jdk, streams) -> carried.row(row(jdk, streams)));
    return new Chapter(
        PLACE,
        "### What a cut does, and what it leaves alone\n\n"
            + "Here the peer lives and is silent. In each program "
            + HungProgram.THREADS
            + " threads of each kind hang, each kind on a port of its own: blocking reads, one"
            + " selector, Netty's native epoll. `cut PID --peer HOST:PORT --yes` is entered for"
            + " one port after the other. \"The peer reads the end\": its `read` returns -1, and"
            + " the router saw the FIN; \"resets\" are those that the router saw from either"
            + " end.\n\n"
            + table
            + "Other connections of the same programs carry traffic all the while. Bytes and"
            + " CRC-32 of what went out and of what came back:\n\n"
            + carried,
        Map.of());
  }

  private static List<String> row(CutFinding cut, CutOnTheWire wire) {
    return List.of(
        cut.jdk() + ", " + cut.kind(),
        Range.seconds(cut.command().took()),
        cut.fates().stream().filter(Fate::isEnded).count() + " of " + HungProgram.THREADS,
        Range.text(cut.times()),
        cut.spread() == null ? "–" : cut.spread().toMillis() + " ms",
        String.format(Locale.ROOT, "%d", Math.min(wire.readTheEnd(), wire.ended())),
        Long.toString(wire.reset()),
        cut.othersOpen() + " of " + cut.othersExpected());
  }

  private static List<String> row(Jdk jdk, List<Carried> streams) {
    return List.of(
        jdk.toString(),
        String.join("; ", streams.stream().map(Carried::sent).toList()),
        String.join("; ", streams.stream().map(Carried::received).toList()),
        streams.stream().allMatch(Carried::isWhole) ? "yes" : "no");
  }
}
