package dev.keepalive.lab;

import dev.keepalive.it.harness.Artifacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Collects what the laboratory's tests found, and writes it for the reader. */
final class Report {
  private static final Path FILE = Artifacts.TARGET.resolve("laboratory.md");

  private final List<Finding> findings = new ArrayList<>();
  private final List<PoolFinding> pools = new ArrayList<>();
  private final List<WireFinding> wire = new ArrayList<>();

  void add(Finding finding) {
    findings.add(finding);
  }

  void add(PoolFinding finding) {
    pools.add(finding);
  }

  void add(WireFinding finding) {
    wire.add(finding);
  }

  void write() {
    StringBuilder text = new StringBuilder();
    for (Finding finding : findings) {
      text.append("## ").append(finding.experiment().title()).append("\n\n");
      for (Mode mode : Mode.installed()) {
        List<Observation> of =
            finding.observations().stream().filter(o -> o.variant().mode() == mode).toList();
        text.append(mode)
            .append(": ")
            .append(finding.describe(of))
            .append(finding.largestDeviation(of))
            .append("\n");
      }
    }
    for (WireFinding w : wire) {
      text.append(w.timing())
          .append(w.variant())
          .append(w.unanswered())
          .append(" ")
          .append(w.afterSilence())
          .append(w.apart())
          .append(w.reset())
          .append("\n");
    }
    for (PoolFinding p : pools) {
      text.append(p.variant())
          .append(p.waited())
          .append(" ")
          .append(p.answered())
          .append(" old ")
          .append(p.onOldConnections())
          .append("\n");
    }
    try {
      Files.writeString(FILE, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
