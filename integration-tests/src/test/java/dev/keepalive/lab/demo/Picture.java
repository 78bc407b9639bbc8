package dev.keepalive.lab.demo;

import dev.keepalive.lab.PoolProgram;
import dev.keepalive.lab.Svg;
import dev.keepalive.lab.Timing;
import dev.keepalive.lab.net.Linux;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Both stories over one axis of time, as SVG for light and dark pages. */
final class Picture {
  private static final double WIDTH = 960;
  private static final double MARGIN = 28;
  private static final double LANE = 8;
  private static final double BAR = 5;
  private static final double PANELS_TOP = 96;
  private static final double PANEL_HEADING = 56;
  private static final double LANES = LANE * PoolProgram.SIZE;
  private static final double PANEL = PANEL_HEADING + LANES + 24;

  private static final String STYLE =
      """
      text { font: 13px -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; }
      .title { font-size: 20px; font-weight: 600; }
      .panel { font-size: 16px; font-weight: 600; }
      .small { font-size: 12px; }
      .bold { font-weight: 600; }
      .end { text-anchor: end; }
      .middle { text-anchor: middle; }
      .probe, .repeat { stroke-width: 2; }
      .moment { stroke-dasharray: 3 3; }
      text { fill: #1f2328; }
      .muted { fill: #59636e; }
      .bad { fill: #cf222e; }
      .good { fill: #1a7f37; }
      .page { fill: #ffffff; }
      .grid { stroke: #e1e6eb; }
      .night { fill: #f3f5f8; }
      .known { fill: #80b9f7; }
      .forgotten { fill: #d3d9e0; }
      .hangs { fill: #f1928e; }
      .probe { stroke: #0a3069; }
      .repeat { stroke: #a40e26; }
      .moment { stroke: #59636e; }
      .moment.bad { stroke: #cf222e; }
      .answer { fill: #1a7f37; stroke: #ffffff; }
      @media (prefers-color-scheme: dark) {
        text { fill: #e6edf3; }
        .muted { fill: #9198a1; }
        .bad { fill: #ff7b72; }
        .good { fill: #3fb950; }
        .page { fill: #0d1117; }
        .grid { stroke: #222932; }
        .night { fill: #151b23; }
        .known { fill: #1f5fae; }
        .forgotten { fill: #3a424c; }
        .hangs { fill: #93302f; }
        .probe { stroke: #cae8ff; }
        .repeat { stroke: #ffb3ae; }
        .moment { stroke: #9198a1; }
        .moment.bad { stroke: #ff7b72; }
        .answer { fill: #3fb950; stroke: #0d1117; }
      }
      """;

  private final List<Story> stories;
  private final Timing timing;
  private final Duration firewallMemory;
  private final Instant start;
  private final Instant end;
  private final Svg svg = new Svg();

  Picture(List<Story> stories, Timing timing, Duration firewallMemory) {
    this.stories = stories;
    this.timing = timing;
    this.firewallMemory = firewallMemory;
    this.start = stories.stream().map(Story::start).min(Comparator.naturalOrder()).orElseThrow();
    this.end =
        stories.stream()
            .map(Story::end)
            .max(Comparator.naturalOrder())
            .orElseThrow()
            .plusSeconds(1);
  }

  String svg() {
    double bottom = PANELS_TOP + PANEL * stories.size();
    double height = bottom + 70;
    svg.rectangle("page", 0, 0, WIDTH, height);
    heading();
    for (int i = 0; i < stories.size(); i++) {
      panel(stories.get(i), PANELS_TOP + PANEL * i);
    }
    axis(bottom);
    legend(bottom + 24);
    svg.text("muted small", MARGIN, height - 12, origin());
    return svg.document(WIDTH, height, "A database pool behind a firewall that forgets", STYLE);
  }

  private void heading() {
    svg.text("title", MARGIN, 38, "A night behind a firewall that forgets");
    svg.text(
        "muted",
        MARGIN,
        60,
        String.format(
            "A pool of %d connections to PostgreSQL, HikariCP and pgjdbc at their defaults. The"
                + " firewall forgets a connection after %d s without a packet.",
            PoolProgram.SIZE, firewallMemory.toSeconds()));
    svg.text(
        "muted",
        MARGIN,
        78,
        "Keepalive: "
            + timing
            + ". Seconds instead of minutes and hours; each line is a connection.");
  }

  private void panel(Story story, double top) {
    svg.comment(story.title());
    boolean good = story.allOnOldConnections();
    svg.text("panel", MARGIN, top + 22, story.title());
    svg.text("end bold " + (good ? "good" : "bad"), WIDTH - MARGIN, top + 22, result(story));
    double lanes = top + PANEL_HEADING;
    double evening = x(story.evening());
    svg.rectangle("night", evening, lanes - 4, x(story.morning()) - evening, LANES + 5);
    for (Instant second = start; second.isBefore(end); second = second.plusSeconds(2)) {
      svg.line("grid", x(second), lanes - 4, x(second), lanes + LANES);
    }
    moment("", story.evening(), lanes, "last used");
    moment("", story.morning(), lanes, PoolProgram.SIZE + " borrowers come");
    if (story.forgotten() != null) {
      moment("bad", story.forgotten(), lanes, "the firewall has forgotten all of them");
    }
    for (int i = 0; i < story.lanes().size(); i++) {
      lane(story.lanes().get(i), story.morning(), lanes + LANE * i);
    }
  }

  private static String result(Story story) {
    return String.format(
        Locale.ROOT,
        "%d answers after %.2f to %.2f s, %s",
        story.lanes().size(),
        story.shortest().toMillis() / 1000.0,
        story.longest().toMillis() / 1000.0,
        story.allOnOldConnections()
            ? "on the old connections, thanks to " + story.probes() + " probes"
            : "after the pool gave the old connections up");
  }

  private void moment(String style, Instant time, double lanes, String label) {
    svg.line("moment " + style, x(time), lanes - 8, x(time), lanes + LANES);
    svg.text("small middle " + style, x(time), lanes - 12, label);
  }

  private void lane(Lane lane, Instant morning, double y) {
    if (lane.forgotten() == null) {
      bar("known", lane.opened(), end, y);
    } else {
      bar("known", lane.opened(), lane.forgotten(), y);
      bar("forgotten", lane.forgotten(), morning, y);
    }
    if (lane.replaced() != null) {
      bar("hangs", morning, lane.replaced(), y);
      bar("known", lane.replaced(), end, y);
      lane.requests().forEach(time -> tick("repeat", time, y));
    }
    lane.probes().forEach(time -> tick("probe", time, y));
    svg.dot("answer", x(lane.answered()), y + BAR / 2, 3.5);
  }

  private void bar(String style, Instant from, Instant to, double y) {
    svg.rectangle(style, x(from), y, x(to) - x(from), BAR);
  }

  private void tick(String style, Instant time, double y) {
    svg.line(style, x(time), y - 1, x(time), y + BAR + 1);
  }

  private void axis(double y) {
    int seconds = 0;
    for (Instant second = start; second.isBefore(end); second = second.plusSeconds(2)) {
      svg.text("muted small middle", x(second), y - 6, seconds + " s");
      seconds += 2;
    }
  }

  private void legend(double y) {
    double x = MARGIN;
    for (String[] entry :
        new String[][] {
          {"known", "the firewall knows it"},
          {"forgotten", "forgotten, nobody notices"},
          {"hangs", "a request hangs"},
          {"probe", "keepalive probe"},
          {"repeat", "request, repeated"},
          {"answer", "answer"}
        }) {
      symbol(entry[0], x, y - 7);
      svg.text("small", x + 26, y, entry[1]);
      x += 58 + entry[1].length() * 5.7;
    }
  }

  private void symbol(String style, double x, double y) {
    switch (style) {
      case "answer" -> svg.dot(style, x + 14, y + BAR / 2, 3.5);
      case "probe", "repeat" -> {
        svg.rectangle(style.equals("probe") ? "known" : "hangs", x, y, 20, BAR);
        svg.line(style, x + 10, y - 1, x + 10, y + BAR + 1);
      }
      default -> svg.rectangle(style, x, y, 20, BAR);
    }
  }

  private String origin() {
    return String.format(
        "Measured by demo-app/firewall-demo.sh on %s, Linux %s, JDK %d.",
        start.atOffset(ZoneOffset.UTC).toLocalDate(), Linux.version(), Runtime.version().feature());
  }

  private double x(Instant time) {
    double share =
        (double) Duration.between(start, time).toNanos() / Duration.between(start, end).toNanos();
    return MARGIN + share * (WIDTH - 2 * MARGIN);
  }
}
