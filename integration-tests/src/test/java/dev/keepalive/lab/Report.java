package dev.keepalive.lab;

import dev.keepalive.it.harness.Artifacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Collects what the laboratory's tests found, and writes it to {@code target/laboratory.md}; with
 * the system property {@code keepalive.lab.record} also to {@code LABORATORY.md}, the copy that is
 * kept with the sources.
 */
public final class Report {
  private static final Path FILE = Artifacts.TARGET.resolve("laboratory.md");
  private static final Path RECORD = Artifacts.TARGET.resolveSibling("LABORATORY.md");

  /** So many has a whole report. */
  private static final int CHAPTERS = 5;

  private final Instant start = Instant.now();
  private final List<Finding> findings = new ArrayList<>();
  private final List<PoolFinding> pools = new ArrayList<>();
  private final List<WireFinding> probes = new ArrayList<>();
  private final List<Chapter> chapters = new ArrayList<>();

  void add(Finding finding) {
    findings.add(finding);
    findings.sort(Comparator.comparing(one -> Cases.ALL.indexOf(one.about())));
  }

  void add(PoolFinding finding) {
    pools.add(finding);
  }

  void add(WireFinding finding) {
    probes.add(finding);
  }

  public void add(Chapter chapter) {
    chapters.add(chapter);
    chapters.sort(Comparator.comparing(Chapter::place));
  }

  void write() {
    boolean complete =
        findings.size() == Cases.ALL.size()
            && !pools.isEmpty()
            && !probes.isEmpty()
            && chapters.size() == CHAPTERS;
    String text =
        new ReportText(start, Instant.now(), chapters, findings, pools, probes).write(complete);
    try {
      write(FILE, text);
      if (complete && Boolean.getBoolean("keepalive.lab.record")) {
        write(RECORD, text);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The pictures go beside it. */
  private void write(Path file, String text) throws IOException {
    Files.writeString(file, text);
    for (Chapter chapter : chapters) {
      for (Map.Entry<String, String> picture : chapter.pictures().entrySet()) {
        Files.writeString(file.resolveSibling(picture.getKey()), picture.getValue());
      }
    }
  }
}
