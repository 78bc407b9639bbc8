package dev.keepalive.lab;

import dev.keepalive.it.harness.Jdk;
import dev.keepalive.lab.net.Linux;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report in words and tables. */
record ReportText(
    Instant start,
    Instant end,
    List<Chapter> chapters,
    List<Finding> findings,
    List<PoolFinding> pools,
    List<WireFinding> probes) {

  private static final List<Mode> MODES = Mode.installed();

  String write(boolean complete) {
    StringBuilder text = new StringBuilder("# What the laboratory measured\n\n");
    text.append(introduction());
    if (!complete) {
      text.append("**Not all tests of the laboratory ran.**\n\n");
    }
    chapters.forEach(chapter -> text.append(chapter.text()));
    if (!findings.isEmpty()) {
      text.append("## At a glance\n\n").append(glance());
      text.append("## Promised and measured\n\n").append(promises());
    }
    if (!probes.isEmpty()) {
      text.append("## Probes on the wire\n\n").append(wire());
    }
    for (Finding finding : findings) {
      text.append("## ").append(finding.about().title()).append("\n\n").append(detail(finding));
    }
    if (!pools.isEmpty()) {
      text.append("## A pool of database connections, quiet over night\n\n").append(pool());
    }
    return text.toString();
  }

  private String introduction() {
    String jdks =
        findings.stream()
            .flatMap(finding -> finding.observations().stream())
            .map(observation -> observation.variant().jdk())
            .distinct()
            .map(Jdk::toString)
            .collect(Collectors.joining(" and "));
    String who = jdks.isEmpty() ? "" : ", " + jdks;
    return "Written by the tests, not by hand: `mvn verify` leaves it in"
        + " `integration-tests/target/laboratory.md`, pictures beside it. These tests alone, and"
        + " this page anew, as root:\n\n"
        + "    mvn verify -Dit.test='dev/keepalive/lab/**/*IT' -Dtest=none"
        + " -Dsurefire.failIfNoSpecifiedTests=false -Dkeepalive.lab.record=true\n\n"
        + "An application and its peers, on hosts of their own, with a router and its stateful"
        + " firewall between them: network namespaces, nftables, connection tracking. The"
        + " application does not know of keepalive; its sockets are looked after by nothing, by"
        + " libkeepalive (`LD_PRELOAD`), or by the agent. A peer has no keepalive of its own."
        + " Each fault meets "
        + Experiment.REPETITIONS
        + " connections of each kind of socket, as client and as accepted connection, on each"
        + " JDK, all at the same time.\n\n"
        + String.format(
            "Linux %s, %d processors%s, on %.10s, in %d s.%n%n",
            Linux.version(),
            Runtime.getRuntime().availableProcessors(),
            who,
            start,
            Duration.between(start, end).toSeconds());
  }

  private static List<String> cells(String first, Stream<String> others) {
    return Stream.concat(Stream.of(first), others).toList();
  }

  private static List<String> modeHeading(String first) {
    return cells(first, MODES.stream().map(Mode::toString));
  }

  private String glance() {
    MarkdownTable table = new MarkdownTable(modeHeading("what happens"));
    for (Finding finding : findings) {
      table.row(
          cells(
              finding.about().title(),
              MODES.stream().map(mode -> finding.describe(finding.of(mode)))));
    }
    if (!pools.isEmpty()) {
      table.row(
          cells(
              "A pool of database connections, quiet over night",
              MODES.stream().map(mode -> PoolFinding.describe(poolsOf(mode)))));
    }
    return table.toString();
  }

  private List<PoolFinding> poolsOf(Mode mode) {
    return pools.stream().filter(pool -> pool.variant().mode() == mode).toList();
  }

  private String promises() {
    MarkdownTable table =
        new MarkdownTable(
            List.of(
                "what happens",
                "settings",
                "mode",
                "promised",
                "connections",
                "measured",
                "largest deviation"));
    for (Finding finding : findings) {
      for (Mode mode : MODES) {
        List<Observation> of = finding.of(mode);
        finding
            .largestDeviation(of)
            .ifPresent(
                deviation ->
                    table.row(
                        List.of(
                            finding.about().title(),
                            finding.about().timing().toString(),
                            mode.toString(),
                            finding.about().promise().toString(),
                            Long.toString(finding.ended(of).count()),
                            finding.times(of).toString(),
                            Range.seconds(deviation))));
      }
    }
    return table.toString();
  }

  private String wire() {
    MarkdownTable table =
        new MarkdownTable(
            List.of(
                "settings",
                "program",
                "connections",
                "first probe after the last sign of life",
                "next probes",
                "unanswered probes",
                "given up after"));
    for (WireFinding finding : probes) {
      table.row(
          List.of(
              finding.timing().toString(),
              finding.variant().toString(),
              Integer.toString(finding.trains().size()),
              Range.text(finding.afterSilence()),
              Range.text(finding.apart()),
              finding.unanswered(),
              Range.text(finding.reset())));
    }
    return "Recorded on the router, before the firewall drops anything. On each connection a first"
        + " probe is answered; then the path is cut. \"Given up\" is the reset that the kernel"
        + " sends when it ends the connection.\n\n"
        + table;
  }

  private String detail(Finding finding) {
    Map<String, Map<Mode, String>> rows = new LinkedHashMap<>();
    for (Observation observation : finding.observations()) {
      rows.computeIfAbsent(observation.row(), row -> new LinkedHashMap<>())
          .put(observation.variant().mode(), finding.describe(List.of(observation)));
    }
    MarkdownTable table = new MarkdownTable(modeHeading("socket"));
    rows.forEach(
        (row, byMode) ->
            table.row(cells(row, MODES.stream().map(mode -> byMode.getOrDefault(mode, "")))));
    List<String> paragraphs = new ArrayList<>(List.of(finding.about().story()));
    paragraphs.add("Settings: " + finding.about().timing() + ".");
    return String.join("\n\n", paragraphs) + "\n\n" + table;
  }

  private String pool() {
    MarkdownTable table =
        new MarkdownTable(
            List.of("program", "borrowers", "answered", "on the old connections", "after"));
    for (PoolFinding pool : pools) {
      table.row(
          List.of(
              pool.variant().toString(),
              Integer.toString(pool.after().size()),
              Long.toString(pool.answered()),
              Long.toString(pool.onOldConnections()),
              pool.waited().toString()));
    }
    return "HikariCP and pgjdbc at their defaults, a real PostgreSQL behind the firewall, which"
        + " forgets a connection after 3 s without a packet. When it has forgotten those that"
        + " nothing keeps alive, twenty borrowers come at once. HikariCP tests a connection before"
        + " it hands it out and waits 5 s for the answer that never comes, then opens a new"
        + " one. pgjdbc calls `setKeepAlive(false)` on each connection after it connected:"
        + " libkeepalive obeys.\n\n"
        + table;
  }
}
