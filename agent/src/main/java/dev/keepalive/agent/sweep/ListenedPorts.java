package dev.keepalive.agent.sweep;

import java.util.Collections;
import java.util.Set;

/**
 * The local ports that this process listens on, or did in the round before: the debugger's listener
 * closes once it has accepted. Not those from longer ago: a connection that is opened from such a
 * port was not accepted there.
 */
final class ListenedPorts {

  private Set<Integer> before = Collections.<Integer>emptySet();
  private Set<Integer> now = Collections.<Integer>emptySet();

  /** A new round has found these. */
  void nextRound(Set<Integer> ports) {
    before = now;
    now = ports;
  }

  boolean contains(int port) {
    return now.contains(port) || before.contains(port);
  }
}
