package dev.keepalive.agent.config.match;

import dev.keepalive.agent.config.address.Cidr;

/** One of the alternatives of a rule's match, for one direction. Immutable. */
public final class MatchTerm {
  public final Direction direction;

  /** Which remote addresses, or null if it says nothing of addresses. */
  public final Cidr addresses;

  /** Which names the application asks for, or null if it says nothing of names. */
  public final Glob names;

  /** Remote ports of what the application opens, local ports of what it accepts. */
  public final PortRanges ports;

  MatchTerm(Direction direction, Cidr addresses, Glob names, PortRanges ports) {
    this.direction = direction;
    this.addresses = addresses;
    this.names = names;
    this.ports = ports;
  }

  /** Whether it can match at all: an accepted connection has no name that was asked for. */
  public boolean isPossible() {
    return direction == Direction.CONNECT || names == null;
  }

  /** Whether every connection that the other matches is matched by this. */
  public boolean covers(MatchTerm other) {
    return direction == other.direction
        && (addresses == null || (other.addresses != null && addresses.contains(other.addresses)))
        && (names == null || (other.names != null && names.covers(other.names)))
        && ports.contains(other.ports);
  }
}
