package dev.keepalive.agent.config;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the first rule that matches a connection of one direction. Built once, then only read:
 * finding takes no lock, looks no name up and allocates nothing.
 *
 * <p>Each term of each rule is a row, once for each of its ranges of ports, in the order of the
 * rules. An address or a name leads by one binary search to the rows whose host it could be; the
 * first of these whose ports match, too, decides.
 */
final class RuleIndex {
  private static final int NONE = Integer.MAX_VALUE;

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
    List<Term> terms = new ArrayList<Term>();
    Rows low = new Rows();
    Rows high = new Rows();
    for (Rule rule : all) {
      for (Term term : rule.terms()) {
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

  private static int[] anyHost(List<Term> terms) {
    Rows rows = new Rows();
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
   * @param host the name that was asked for, or null
   * @param remote the remote address, or null
   */
  Rule find(String host, InetAddress remote, int port) {
    int best = first(anyHost, host, port, NONE);
    if (remote instanceof Inet4Address) {
      best = first(v4.find(0, AddressBits.ofV4(remote)), host, port, best);
    } else if (remote instanceof Inet6Address) {
      best = findV6(AddressBits.ofV6(remote), host, port, best);
    } else if (host != null) {
      best = findLiteral(Address.parse(host), host, port, best);
    }
    if (host != null) {
      best = first(byName.findByPrefix(host), host, port, best);
      best = first(byName.findBySuffix(host), host, port, best);
    }
    return best == NONE ? null : rules[best];
  }

  private int findV6(byte[] address, String host, int port, int best) {
    long high = AddressBits.high(address);
    long low = AddressBits.low(address);
    AddressIndex index = v6;
    if (Address.isMapped(high, low)) {
      index = v4;
      low &= 0xffff_ffffL;
    }
    return first(index.find(high, low), host, port, best);
  }

  /** An unresolved address, as a client of a SOCKS proxy has it: asked for as a literal. */
  private int findLiteral(Address address, String host, int port, int best) {
    if (address == null) {
      return best;
    }
    AddressIndex index = address.v4 ? v4 : v6;
    return first(index.find(address.high, address.low), host, port, best);
  }

  /** As for rows, with the rows of a range and of all that are around it. */
  private int first(Segments.Range innermost, String host, int port, int best) {
    int first = best;
    for (Segments.Range range = innermost; range != null; range = range.around) {
      first = first(range.rows, host, port, first);
    }
    return first;
  }

  /** The first of the rows that matches and stands before the best so far; else that. */
  private int first(int[] rows, String host, int port, int best) {
    for (int row : rows) {
      if (row >= best) {
        return best;
      }
      if (lowPorts[row] <= port
          && port <= highPorts[row]
          && (names[row] == null || names[row].matches(host))) {
        return row;
      }
    }
    return best;
  }
}
