package dev.keepalive.agent.config.policy;

import dev.keepalive.agent.config.address.Address;
import dev.keepalive.agent.config.address.AddressBits;
import dev.keepalive.agent.config.match.Direction;
import dev.keepalive.agent.config.match.Glob;
import dev.keepalive.agent.config.match.MatchTerm;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the first rule that matches a connection of one direction. Built once, then only read:
 * finding takes no lock, looks no name up and, unless an address is asked for by a literal that is
 * not resolved, allocates nothing.
 *
 * <p>Each term of each rule is a row, once for each of its ranges of ports, in the order of the
 * rules. An address leads by one binary search to the rows whose host it could be, a name by a hash
 * to those that have it; patterns, and rows for any host, are tried one by one. The first row that
 * matches decides.
 */
final class RuleIndex {
  private static final int NONE = NameIndex.NONE;

  private final Rule[] rules;
  private final int[] lowPorts;
  private final int[] highPorts;
  private final Glob[] names;
  private final int[] anyHost;
  private final AddressIndex v4;
  private final AddressIndex v6;
  private final NameIndex byName;

  RuleIndex(List<Rule> all, Direction direction) {
    List<Rule> owners = new ArrayList<Rule>();
    List<MatchTerm> terms = new ArrayList<MatchTerm>();
    IntList low = new IntList();
    IntList high = new IntList();
    for (Rule rule : all) {
      for (MatchTerm term : rule.terms()) {
        for (int i = 0; i < term.ports.size(); i++) {
          if (term.direction == direction && term.isPossible()) {
            owners.add(rule);
            terms.add(term);
            low.add(term.ports.low(i));
            high.add(term.ports.high(i));
          }
        }
      }
    }
    this.rules = owners.toArray(new Rule[0]);
    this.lowPorts = low.toArray();
    this.highPorts = high.toArray();
    this.names = new Glob[rules.length];
    this.anyHost = anyHost(terms);
    this.v4 = new AddressIndex(terms, true);
    this.v6 = new AddressIndex(terms, false);
    this.byName = new NameIndex(terms);
    for (int i = 0; i < names.length; i++) {
      names[i] = terms.get(i).names;
    }
  }

  private static int[] anyHost(List<MatchTerm> terms) {
    IntList rows = new IntList();
    for (int i = 0; i < terms.size(); i++) {
      if (terms.get(i).addresses == null && terms.get(i).names == null) {
        rows.add(i);
      }
    }
    return rows.toArray();
  }

  /**
   * The first rule that matches, or null.
   *
   * @param host the name that was asked for, or the remote address as text, or null
   * @param remote the remote address, or null
   */
  Rule find(String host, InetAddress remote, int port) {
    int best = first(anyHost, port, NONE);
    if (remote instanceof Inet4Address) {
      best = first(v4.find(0, AddressBits.ofV4(remote)), port, best);
    } else if (remote instanceof Inet6Address) {
      best = findV6(AddressBits.ofV6(remote), port, best);
    } else if (host != null && Address.looksLikeOne(host)) {
      best = findLiteral(Address.parse(host), port, best);
    }
    if (host != null) {
      best = findName(host, port, best);
    }
    return best == NONE ? null : rules[best];
  }

  private int findV6(byte[] address, int port, int best) {
    long high = AddressBits.high(address);
    long low = AddressBits.low(address);
    return Address.isMapped(high, low)
        ? first(v4.find(0, low & 0xffff_ffffL), port, best)
        : first(v6.find(high, low), port, best);
  }

  /** An unresolved address, as a client of a SOCKS proxy has it: asked for as a literal. */
  private int findLiteral(Address address, int port, int best) {
    if (address == null) {
      return best;
    }
    AddressIndex index = address.v4 ? v4 : v6;
    return first(index.find(address.high, address.low), port, best);
  }

  private int findName(String host, int port, int best) {
    if (Glob.length(host) > Glob.MOST_LETTERS) {
      return best;
    }
    int first = best;
    for (int row = byName.first(host); row < first; row = byName.next(row)) {
      first = matches(row, host, port) ? row : first;
    }
    if (byName.patterns() == 0) {
      return first;
    }
    long pairs = Glob.pairs(host, 0);
    long otherPairs = Glob.pairs(host, 1);
    for (int i = 0; i < byName.patterns() && byName.row(i) < first; i++) {
      if (byName.mayMatch(i, pairs, otherPairs) && matches(byName.row(i), host, port)) {
        return byName.row(i);
      }
    }
    return first;
  }

  private boolean matches(int row, String host, int port) {
    return lowPorts[row] <= port && port <= highPorts[row] && names[row].matches(host);
  }

  /** The first row of a network, or of one around it, that matches and stands before the best. */
  private int first(NestedNetworks.Network innermost, int port, int best) {
    int first = best;
    for (NestedNetworks.Network in = innermost; in != null; in = in.around) {
      first = first(in.rows, port, first);
    }
    return first;
  }

  /** The first of the rows that matches and stands before the best so far; else that. */
  private int first(int[] rows, int port, int best) {
    for (int row : rows) {
      if (row >= best) {
        return best;
      }
      if (lowPorts[row] <= port && port <= highPorts[row]) {
        return row;
      }
    }
    return best;
  }
}
