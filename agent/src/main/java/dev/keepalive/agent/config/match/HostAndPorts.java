package dev.keepalive.agent.config.match;

import dev.keepalive.agent.config.address.Digits;
import dev.keepalive.agent.config.problem.Entry;
import dev.keepalive.agent.config.problem.Problem;
import dev.keepalive.agent.config.problem.Problems;

/** A word of the form {@code host:ports}. Immutable. */
final class HostAndPorts {
  /** Null after a report. */
  final MatchHost host;

  /** Null after a report. */
  final PortRanges ports;

  /** Whether ports are named, so that a number after a comma is one more. */
  final boolean hasPorts;

  private HostAndPorts(MatchHost host, PortRanges ports, boolean hasPorts) {
    this.host = host;
    this.ports = ports;
    this.hasPorts = hasPorts;
  }

  static HostAndPorts parse(MatchWord word, Entry entry, Problems problems) {
    int colon = portColon(word.text);
    String host = colon < 0 ? word.text : word.text.substring(0, colon);
    MatchHost parsed =
        host.isEmpty() ? MatchHost.ANY : MatchHost.parse(host, word.at, entry, problems);
    if (colon < 0) {
      return new HostAndPorts(parsed, PortRanges.ALL, false);
    }
    MatchWord ports = new MatchWord(word.text.substring(colon + 1), word.at + colon + 1);
    return new HostAndPorts(parsed, addPorts(null, ports, entry, problems), true);
  }

  /** The colon before the ports, or -1: the only one outside brackets. */
  private static int portColon(String text) {
    int bracket = text.lastIndexOf(']');
    int colon = text.indexOf(':', bracket + 1);
    return bracket < 0 && text.indexOf(':', colon + 1) >= 0 ? -1 : colon;
  }

  /**
   * Reads a port or a range of ports.
   *
   * @param ports those to which it is added; null if there are none
   * @return null after a report
   */
  static PortRanges addPorts(PortRanges ports, MatchWord word, Entry entry, Problems problems) {
    int hyphen = word.text.indexOf('-');
    long low = Digits.number(hyphen < 0 ? word.text : word.text.substring(0, hyphen));
    long high = hyphen < 0 ? low : Digits.number(word.text.substring(hyphen + 1));
    if (low < 1 || high > PortRanges.MOST || low > high) {
      String what = word.text.isEmpty() ? "no port after the colon" : "not a port";
      problems.error(
          entry.partProblem(
              word.at,
              (word.text.isEmpty() ? "" : Problem.shown(word.text) + ": ")
                  + what
                  + "; allowed: 1 to 65535, as 5432, 1414-1420 or 80,443"));
      return null;
    }
    return ports == null
        ? PortRanges.range((int) low, (int) high)
        : ports.and((int) low, (int) high);
  }
}
