package dev.keepalive.lab.beyond;

import dev.keepalive.it.harness.Jdk;
import dev.keepalive.lab.Chapter;
import dev.keepalive.lab.Fate;
import dev.keepalive.lab.MarkdownTable;
import dev.keepalive.lab.Range;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The page's words about what the agent itself ends. */
final class BeyondChapter {
  private static final int PLACE = 4;

  private final MarkdownTable ended =
      new MarkdownTable(
          List.of("what happens", "program", "asked for", "connections", "ended after"));

  /** A row: of all kinds of socket together. */
  void add(
      String what, Jdk jdk, String asked, List<Fate> fates, Function<Fate.End, Duration> clock) {
    List<Duration> times =
        fates.stream().filter(Fate::isEnded).map(fate -> clock.apply(fate.ended())).toList();
    ended.row(
        List.of(
            what,
            jdk.toString(),
            asked,
            Integer.toString(fates.size()),
            times.size() == fates.size() ? Range.text(Range.of(times)) : "not all ended"));
  }

  Chapter done() {
    return new Chapter(
        PLACE,
        "### Beyond keepalive: stuck programs, unused connections, each phase of a dead peer\n\n"
            + "`Socket`, `SocketChannel` blocking and with a selector, asynchronous channels and"
            + " Netty's epoll together. The stuck program is stopped by SIGSTOP while its kernel"
            + " goes on; the path is cut by dropping every packet.\n\n"
            + ended
            + "At the same time, and none of them ended: the same programs' connections to the"
            + " stopped program without `answer-timeout`; a program that was stopped for a second;"
            + " an answer that comes at a byte a second; connections under `idle-close=6s` that"
            + " talk every 3 s; under `dead-after=8s`, a reader that is paused for a minute with a"
            + " full window, and connections that talk every 2 s over a path that loses 30 % of the"
            + " packets for a minute.\n\n",
        Map.of());
  }
}
