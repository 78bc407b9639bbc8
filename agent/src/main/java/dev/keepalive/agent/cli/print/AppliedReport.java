package dev.keepalive.agent.cli.print;

import dev.keepalive.agent.rescue.Applied;
import dev.keepalive.agent.rescue.OutsidePolicy;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** What {@code apply} has done to one process, for people. */
public final class AppliedReport {
  private final int pid;
  private final boolean dryRun;
  private final boolean isJvm;
  private final Map<Applied.Outcome, Integer> outcomes =
      new EnumMap<Applied.Outcome, Integer>(Applied.Outcome.class);
  private final Table table = new Table();
  private int total;
  private int keptOwn;

  public AppliedReport(int pid, boolean dryRun, boolean isJvm) {
    this.pid = pid;
    this.isJvm = isJvm;
    this.dryRun = dryRun;
    for (Applied.Outcome outcome : Applied.Outcome.values()) {
      outcomes.put(outcome, 0);
    }
    table.add(Arrays.asList("PEER", "RULE", dryRun ? "WOULD SET" : "SET", "KEEPS ITS OWN"));
  }

  public void add(Applied applied) {
    total++;
    outcomes.put(applied.outcome(), outcomes.get(applied.outcome()) + 1);
    keptOwn += applied.kept().isEmpty() ? 0 : 1;
    String changes = applied.failure() == null ? applied.changes() : "failed: " + applied.failure();
    if (!changes.isEmpty() || !applied.kept().isEmpty()) {
      table.add(
          Arrays.asList(
              applied.connection().peer(),
              OutsidePolicy.name(applied.rule()),
              changes.isEmpty() ? "-" : changes,
              applied.kept().isEmpty() ? "-" : applied.kept()));
    }
  }

  public boolean hasFailures() {
    return outcomes.get(Applied.Outcome.FAILED) > 0;
  }

  public void print(PrintWriter out) {
    if (dryRun || hasFailures()) {
      table.print(out);
    }
    StringBuilder line = new StringBuilder("process " + pid + ": ");
    line.append(Words.count(total, "connection"));
    append(line, Applied.Outcome.CHANGED, dryRun ? "would be set" : "set");
    append(line, Applied.Outcome.THERE, "as they should be");
    append(line, Applied.Outcome.EXCLUDED, "left alone by their rule");
    append(line, Applied.Outcome.GONE, "closed meanwhile");
    append(line, Applied.Outcome.FAILED, "failed");
    out.println(line);
    if (keptOwn > 0) {
      out.println(
          "  "
              + keptOwn
              + " keep values that were set in the process; app-settings=override sets these"
              + " too");
    }
    if (!dryRun) {
      out.println(
          "  connections that it opens from now on are not covered"
              + (isJvm ? "; attach " + pid + " covers them" : ""));
    }
  }

  private void append(StringBuilder line, Applied.Outcome outcome, String words) {
    int number = outcomes.get(outcome);
    if (number > 0) {
      line.append(", ").append(number).append(' ').append(words);
    }
  }
}
