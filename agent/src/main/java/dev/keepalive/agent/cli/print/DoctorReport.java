package dev.keepalive.agent.cli.print;

import dev.keepalive.agent.config.setting.Durations;
import dev.keepalive.agent.rescue.diagnosis.DeadPeer;
import dev.keepalive.agent.rescue.diagnosis.Diagnosis;
import dev.keepalive.agent.rescue.diagnosis.Finding;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/** A diagnosis for people. */
public final class DoctorReport {
  private static final String NORMAL = "\u001b[0m"; // ECMA-48, as the colours below
  private static final String RED = "\u001b[31m";
  private static final String YELLOW = "\u001b[33m";
  private static final String GREEN = "\u001b[32m";

  private static final String UNKNOWN = "?";

  private final PrintWriter out;
  private final boolean colours;

  public DoctorReport(PrintWriter out, boolean colours) {
    this.out = out;
    this.colours = colours;
  }

  /** All findings, each with what helps; then the connections. */
  public void print(Diagnosis diagnosis) {
    int subjects = width(diagnosis.findings());
    for (Finding finding : diagnosis.findings()) {
      String verdict = pad(finding.verdict().toString(), "warning".length());
      String subject = pad(finding.subject(), subjects);
      out.println(coloured(finding.verdict(), verdict) + "  " + subject + "  " + finding.reason());
      if (finding.help() != null) {
        out.println(pad("", verdict.length() + subjects + 4) + "help: " + finding.help());
      }
    }
    states(diagnosis.states());
    worst(diagnosis.worst());
  }

  /** One line, and what is bad in it. */
  public void printInShort(String name, Diagnosis diagnosis) {
    int bad = diagnosis.count(Finding.Verdict.BAD);
    int warnings = diagnosis.count(Finding.Verdict.WARNING);
    Finding.Verdict verdict =
        bad > 0
            ? Finding.Verdict.BAD
            : warnings > 0 ? Finding.Verdict.WARNING : Finding.Verdict.GOOD;
    out.println(
        coloured(verdict, pad(verdict.toString(), "warning".length()))
            + "  "
            + name
            + ": "
            + bad
            + " bad, "
            + warnings
            + (warnings == 1 ? " warning" : " warnings"));
    for (Finding finding : diagnosis.findings()) {
      if (finding.verdict() == Finding.Verdict.BAD) {
        out.println(pad("", 9) + finding.subject() + ": " + finding.reason());
      }
    }
  }

  private void states(Map<String, Integer> states) {
    StringBuilder line = new StringBuilder();
    for (Map.Entry<String, Integer> state : states.entrySet()) {
      line.append(line.length() == 0 ? "" : ", ").append(state.getValue());
      line.append(' ').append(state.getKey());
    }
    out.println();
    out.println("connections: " + (line.length() == 0 ? "none" : line));
  }

  private void worst(List<DeadPeer> worst) {
    if (worst.isEmpty()) {
      return;
    }
    int peers = "PEER".length();
    for (DeadPeer peer : worst) {
      peers = Math.max(peers, peer.connection().peer().length());
    }
    out.println();
    out.println(pad("PEER", peers) + "  KEEPALIVE  DEAD PEER FOUND AFTER  WITH DATA UNDER WAY");
    for (DeadPeer peer : worst) {
      out.println(
          pad(peer.connection().peer(), peers)
              + "  "
              + pad(Boolean.TRUE.equals(peer.connection().keepalive()) ? "on" : "off", 9)
              + "  "
              + pad(peer.seconds() == null ? "never" : words(peer.seconds()), 21)
              + "  "
              + (peer.secondsWithData() == null ? UNKNOWN : words(peer.secondsWithData())));
    }
  }

  private static String words(double seconds) {
    return Durations.inWords(Math.round(seconds * 1000));
  }

  private static int width(List<Finding> findings) {
    int width = 0;
    for (Finding finding : findings) {
      width = Math.max(width, finding.subject().length());
    }
    return width;
  }

  private static String pad(String text, int width) {
    StringBuilder padded = new StringBuilder(text);
    while (padded.length() < width) {
      padded.append(' ');
    }
    return padded.toString();
  }

  private String coloured(Finding.Verdict verdict, String text) {
    String colour =
        verdict == Finding.Verdict.BAD ? RED : verdict == Finding.Verdict.WARNING ? YELLOW : GREEN;
    return colours ? colour + text + NORMAL : text;
  }
}
