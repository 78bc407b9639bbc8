package dev.keepalive.lab.rescue;

import dev.keepalive.lab.Range;
import dev.keepalive.lab.Svg;
import dev.keepalive.lab.net.Linux;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** How many threads still hang over time, one panel for each rescue, as SVG. */
final class Timeline {
  private static final double WIDTH = 960;
  private static final double MARGIN = 28;
  private static final double LEFT = 290;
  private static final double TOP = 110;
  private static final double PANEL = 78;
  private static final double CHART = 50;

  /** Before the command is entered, and after the last thread is free. */
  private static final double SECONDS_BEFORE = 1;

  private static final double SECONDS_AFTER = 3;

  private static final String STYLE =
      """
      text { font: 13px -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; }
      .title { font-size: 20px; font-weight: 600; }
      .panel { font-size: 16px; font-weight: 600; }
      .small { font-size: 12px; }
      .code { font: 11px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
      .bold { font-weight: 600; }
      .end { text-anchor: end; }
      .middle { text-anchor: middle; }
      .moment { stroke-dasharray: 3 3; }
      text { fill: #1f2328; }
      .muted { fill: #59636e; }
      .bad { fill: #cf222e; }
      .good { fill: #1a7f37; }
      .page { fill: #ffffff; }
      .grid { stroke: #e1e6eb; }
      .base { stroke: #9198a1; }
      .hangs { fill: #f1928e; }
      .stopped { fill: #d3d9e0; }
      .moment { stroke: #59636e; }
      .free { fill: #1a7f37; stroke: #ffffff; }
      @media (prefers-color-scheme: dark) {
        text { fill: #e6edf3; }
        .muted { fill: #9198a1; }
        .bad { fill: #ff7b72; }
        .good { fill: #3fb950; }
        .page { fill: #0d1117; }
        .grid { stroke: #222932; }
        .base { stroke: #59636e; }
        .hangs { fill: #93302f; }
        .stopped { fill: #3a424c; }
        .moment { stroke: #9198a1; }
        .free { fill: #3fb950; stroke: #0d1117; }
      }
      """;

  private final List<RescueFinding> findings;
  private final double end;
  private final Svg svg = new Svg();

  /** One finding for each rescue, all of one JDK. */
  Timeline(List<RescueFinding> findings) {
    this.findings = findings;
    this.end =
        SECONDS_AFTER
            + findings.stream()
                .filter(finding -> !finding.freed().isEmpty())
                .mapToDouble(finding -> seconds(finding.times().longest()))
                .max()
                .orElse(0);
  }

  String svg() {
    double bottom = TOP + PANEL * findings.size();
    double height = bottom + 52;
    svg.rectangle("page", 0, 0, WIDTH, height);
    svg.text("title", MARGIN, 38, "It hangs now");
    svg.text(
        "muted",
        MARGIN,
        60,
        "How many of "
            + HungProgram.THREADS
            + " threads still hang in read, in a JVM without the agent, after a firewall has cut"
            + " the path.");
    svg.text("muted", MARGIN, 78, "Keepalive: " + Rescue.TIMING + ".");
    for (int i = 0; i < findings.size(); i++) {
      panel(findings.get(i), TOP + PANEL * i);
    }
    axis(bottom);
    svg.text("muted small", MARGIN, height - 10, origin());
    return svg.document(WIDTH, height, "How many threads still hang after a command", STYLE);
  }

  private void panel(RescueFinding finding, double top) {
    double base = top + CHART;
    svg.comment(finding.toString());
    svg.text("panel", MARGIN, top + 18, finding.rescue().toString());
    svg.text("code muted", MARGIN, top + 36, finding.rescue().command());
    for (int second = 0; second <= end; second++) {
      svg.line("grid", x(second), top, x(second), base);
    }
    hanging(finding, base);
    svg.line("base", x(-SECONDS_BEFORE), base, x(end), base);
    if (finding.command() != null) {
      svg.line("moment", x(0), top - 6, x(0), base);
    }
    if (finding.stop() != null && finding.stop().kernelEnded() != null) {
      stopped(finding, finding.stop(), base);
    }
    result(finding, top);
  }

  /** An area as high as threads hang. */
  private void hanging(RescueFinding finding, double base) {
    double from = -SECONDS_BEFORE;
    int hang = HungProgram.THREADS;
    for (Instant time : finding.freed()) {
      double until = after(finding, time);
      bar(from, until, hang, base);
      from = until;
      hang--;
    }
    bar(from, end, hang, base);
  }

  private void bar(double from, double until, int hang, double base) {
    double height = CHART * hang / HungProgram.THREADS;
    if (until > from && hang > 0) {
      svg.rectangle("hangs", x(from), base - height, x(until) - x(from), height);
    }
  }

  /** A band below the area while it is stopped; grey above where the kernel has done its part. */
  private void stopped(RescueFinding finding, RescueFinding.Stop stop, double base) {
    double proceeded = after(finding, stop.proceeded());
    double ended = after(finding, stop.kernelEnded());
    svg.rectangle("stopped", x(ended), base - CHART, x(proceeded) - x(ended), CHART);
    svg.rectangle("stopped", x(0), base + 3, x(proceeded) - x(0), 5);
    svg.line("moment", x(ended), base - CHART, x(ended), base + 8);
    svg.text("small", x(0) + 6, base - CHART + 16, "stopped (SIGSTOP)");
    svg.text("small end", x(ended) - 6, base - 8, "the kernel ends all connections");
  }

  private void result(RescueFinding finding, double top) {
    List<Instant> freed = finding.freed();
    if (freed.isEmpty()) {
      svg.text("bold bad", x(0) + 6, top + 30, "all hang, for good");
      return;
    }
    Instant last = freed.get(freed.size() - 1);
    double x = x(after(finding, last));
    svg.dot("free", x, top + CHART, 4);
    boolean room = x < WIDTH - MARGIN - 190;
    svg.text(
        "bold good" + (room ? "" : " end"),
        room ? x + 10 : WIDTH - MARGIN,
        room ? top + 30 : top + CHART + 20,
        freed.size() + " free " + when(finding, last));
  }

  private static String when(RescueFinding finding, Instant last) {
    return finding.stop() == null
        ? "after " + Range.seconds(finding.times().longest())
        : Range.seconds(Duration.between(finding.stop().proceeded(), last)) + " after SIGCONT";
  }

  private void axis(double y) {
    for (int second = 0; second <= end; second++) {
      svg.text("muted small middle", x(second), y + 2, second + " s");
    }
    svg.text("muted small", MARGIN, y + 2, "after the command was entered");
  }

  private String origin() {
    RescueFinding first = findings.get(0);
    return String.format(
        Locale.ROOT,
        "Measured by RescueFromDeadPeerIT on %s, Linux %s, %s; the times include the start of the"
            + " command's own JVM.",
        first.from().atOffset(ZoneOffset.UTC).toLocalDate(),
        Linux.version(),
        first.jdk());
  }

  private static double after(RescueFinding finding, Instant time) {
    return seconds(Duration.between(finding.from(), time));
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private double x(double second) {
    return LEFT + (second + SECONDS_BEFORE) / (end + SECONDS_BEFORE) * (WIDTH - MARGIN - LEFT);
  }
}
