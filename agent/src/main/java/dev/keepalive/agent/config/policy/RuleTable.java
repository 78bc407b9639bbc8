package dev.keepalive.agent.config.policy;

import dev.keepalive.agent.config.address.Address;
import dev.keepalive.agent.config.address.AddressBits;
import dev.keepalive.agent.config.address.Cidr;
import dev.keepalive.agent.config.match.Direction;
import dev.keepalive.agent.config.match.Glob;
import dev.keepalive.agent.config.match.MatchTerm;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the first rule that matches a connection of one direction: tries their terms one by one,
 * which for some hundred rules takes a microsecond. Built once, then only read: finding takes no
 * lock, looks no name up and, unless an address is asked for by a literal that is not resolved,
 * allocates nothing.
 */
final class RuleTable {
  /** A term for one of its ranges of ports, with what is compared at hand. */
  private static final class Row {
    final int lowPort;
    final int highPort;
    final Cidr addresses;
    final Glob names;
    final Rule rule;

    Row(Rule rule, MatchTerm term, int range) {
      this.rule = rule;
      this.addresses = term.addresses;
      this.names = term.names;
      this.lowPort = term.ports.low(range);
      this.highPort = term.ports.high(range);
    }
  }

  /** In the order of the rules. */
  private final Row[] rows;

  RuleTable(List<Rule> all, Direction direction) {
    List<Row> added = new ArrayList<Row>();
    for (Rule rule : all) {
      for (MatchTerm term : rule.terms()) {
        for (int i = 0; i < term.ports.size(); i++) {
          if (term.direction == direction && term.isPossible()) {
            added.add(new Row(rule, term, i));
          }
        }
      }
    }
    this.rows = added.toArray(new Row[0]);
  }

  /**
   * The first rule that matches, or null.
   *
   * @param host the name that was asked for, or the remote address as text, or null
   * @param remote the remote address, or null
   */
  Rule find(String host, InetAddress remote, int port) {
    String name = host == null || Glob.length(host) > Glob.MOST_LETTERS ? null : host;
    if (remote instanceof Inet4Address) {
      return find(name, true, true, 0, AddressBits.ofV4(remote), port);
    }
    if (remote instanceof Inet6Address) {
      byte[] bytes = AddressBits.ofV6(remote);
      long high = AddressBits.high(bytes);
      long low = AddressBits.low(bytes);
      boolean v4 = Address.isMapped(high, low);
      return find(name, true, v4, high, v4 ? low & 0xffff_ffffL : low, port);
    }
    // an unresolved address, as a client of a SOCKS proxy has it: asked for as a literal
    Address literal = name != null && Address.looksLikeOne(name) ? Address.parse(name) : null;
    return literal == null
        ? find(name, false, false, 0, 0, port)
        : find(name, true, literal.v4, literal.high, literal.low, port);
  }

  private Rule find(String name, boolean hasAddress, boolean v4, long high, long low, int port) {
    long pairs = name == null ? 0 : Glob.pairs(name, 0);
    long otherPairs = name == null ? 0 : Glob.pairs(name, 1);
    for (Row row : rows) {
      if (row.lowPort <= port
          && port <= row.highPort
          && (row.names == null || (name != null && row.names.matches(name, pairs, otherPairs)))
          && (row.addresses == null
              || (hasAddress && row.addresses.v4 == v4 && row.addresses.contains(high, low)))) {
        return row.rule;
      }
    }
    return null;
  }
}
