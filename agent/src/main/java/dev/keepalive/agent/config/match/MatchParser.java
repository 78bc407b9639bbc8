package dev.keepalive.agent.config.match;

import dev.keepalive.agent.config.problem.Entry;
import dev.keepalive.agent.config.problem.Problem;
import dev.keepalive.agent.config.problem.Problems;
import dev.keepalive.agent.config.problem.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads what a rule matches:
 *
 * <pre>
 * match   = target *("," target)
 * target  = "connect" host [":" ports]
 *         | "accept" [":" ports] ["from" address *("," address)]
 *         | "any" host [":" ports]
 * ports   = port ["-" port] *("," port ["-" port])
 * host    = "*" | name with * and ? | address
 * address = IPv4 ["/" bits] | "[" IPv6 "]" ["/" bits]
 * </pre>
 *
 * A direction holds until the next one; alone it stands for all of its connections.
 */
public final class MatchParser {
  private static final String START = "; a match starts with connect, accept or any";

  private final Entry entry;
  private final Problems problems;
  private final List<MatchWord> words;
  private final List<MatchTerm> terms = new ArrayList<MatchTerm>();
  private int next;

  /** The direction that holds: {@code connect}, {@code accept}, {@code any}, or "" for none yet. */
  private String direction = "";

  private MatchParser(Entry entry, Problems problems) {
    this.entry = entry;
    this.problems = problems;
    this.words = MatchWord.split(entry.value());
  }

  /** The terms of a match; what is broken is reported and left out. */
  public static List<MatchTerm> parse(Entry entry, Problems problems) {
    MatchParser parser = new MatchParser(entry, problems);
    if (parser.words.isEmpty()) {
      problems.error(
          entry.valueProblem("is empty; allowed: as connect db*.example:5432, accept :8443"));
    }
    while (parser.next < parser.words.size()) {
      parser.readTarget();
    }
    return parser.terms;
  }

  private void readTarget() {
    MatchWord word = words.get(next);
    if (word.isComma()) {
      refuse(word, "nothing before this comma");
      next++;
      return;
    }
    String lower = word.text.toLowerCase(Locale.ROOT);
    boolean isDirection = lower.equals("connect") || lower.equals("accept") || lower.equals("any");
    if (isDirection) {
      direction = lower;
      next++;
    } else if (direction.isEmpty()) {
      String nearest = Suggestion.slip(lower, new String[] {"connect", "accept", "any"});
      refuse(word, Problem.shown(word.text) + START + Suggestion.didYouMean(nearest));
      skipTarget();
      return;
    }
    readHostAndPorts();
  }

  private void readHostAndPorts() {
    MatchHost host = MatchHost.ANY;
    PortRanges ports = PortRanges.ALL;
    MatchWord word = peek();
    if (word != null && !word.isComma() && !word.is("from")) {
      next++;
      HostAndPorts target = HostAndPorts.parse(word, entry, problems);
      host = target.host;
      ports = target.hasPorts ? readFurtherPorts(target.ports) : target.ports;
      if (host != null && host != MatchHost.ANY && direction.equals("accept")) {
        refuse(
            word,
            Problem.shown(word.text)
                + ": accept takes the local port and after from the remote address;"
                + " allowed: as accept :8443 from 192.168.0.0/16");
        host = null;
      }
    }
    List<MatchHost> hosts = new ArrayList<MatchHost>();
    if (peek() != null && peek().is("from")) {
      readFrom(hosts);
    } else {
      hosts.add(host);
    }
    endTarget();
    for (MatchHost each : hosts) {
      if (host != null && each != null && ports != null) {
        add(each, ports);
      }
    }
  }

  /** {@code 5432,6432-6440}: a number after a comma is one more port. */
  private PortRanges readFurtherPorts(PortRanges first) {
    PortRanges ports = first;
    while (next + 1 < words.size()
        && words.get(next).isComma()
        && words.get(next + 1).looksLikePorts()) {
      ports = HostAndPorts.addPorts(ports, words.get(next + 1), entry, problems);
      next += 2;
    }
    return ports;
  }

  /** {@code from 10.0.0.0/8, 192.168.0.0/16}: an address after a comma is one more. */
  private void readFrom(List<MatchHost> hosts) {
    MatchWord from = words.get(next++);
    if (!direction.equals("accept")) {
      refuse(from, "from stands only after accept; a host to connect to follows connect");
      hosts.add(null);
    }
    MatchWord word = peek();
    if (word == null || word.isComma()) {
      refuse(from, "no address after from; allowed: as from 192.168.0.0/16 or from [fd00::]/8");
      return;
    }
    hosts.add(remote(word));
    next++;
    while (next + 1 < words.size()
        && words.get(next).isComma()
        && words.get(next + 1).looksLikeAddress()) {
      hosts.add(remote(words.get(next + 1)));
      next += 2;
    }
  }

  /** The address after {@code from}, or null after a report. */
  private MatchHost remote(MatchWord word) {
    MatchHost host = MatchHost.parse(word.text, word.at, entry, problems);
    if (host != null && host.names != null) {
      refuse(
          word,
          Problem.shown(word.text)
              + " is a name, and no name is looked up; allowed after from: an address, as"
              + " 192.168.0.0/16");
      return null;
    }
    return host;
  }

  private void endTarget() {
    MatchWord word = peek();
    if (word != null && !word.isComma()) {
      refuse(
          word, Problem.shown(word.text) + " is one word too many; a comma goes between targets");
      skipTarget();
    } else if (word != null) {
      next++;
      if (next == words.size()) {
        refuse(word, "nothing after this comma");
      }
    }
  }

  private void skipTarget() {
    while (next < words.size() && !words.get(next).isComma()) {
      next++;
    }
    next++;
  }

  private void add(MatchHost host, PortRanges ports) {
    if (!direction.equals("accept")) {
      terms.add(new MatchTerm(Direction.CONNECT, host.addresses, host.names, ports));
    }
    if (!direction.equals("connect")) {
      terms.add(new MatchTerm(Direction.ACCEPT, host.addresses, host.names, ports));
    }
  }

  private MatchWord peek() {
    return next < words.size() ? words.get(next) : null;
  }

  private void refuse(MatchWord word, String what) {
    problems.error(entry.partProblem(word.at, what));
  }
}
