package dev.keepalive.lab;

import dev.keepalive.lab.Case.Promise;
import java.time.Duration;
import java.util.List;

/** What can happen to a connection, and what has to become of it. */
final class Cases {
  /** How long the firewall remembers a connection without traffic, where it forgets at all. */
  static final Duration FIREWALL_MEMORY = Duration.ofSeconds(3);

  private static final Timing TIMING = new Timing(2, 1, 2);

  static final Case QUIET =
      new Case(
          "Quiet for longer than the firewall remembers",
          "The firewall forgets a connection after 3 s without a packet, and drops what belongs to"
              + " none that it knows. The application is silent until the firewall has forgotten"
              + " the connections that nothing looks after; then it writes on all of them.",
          new Timing(1, 1, 3),
          false,
          mode -> mode == Mode.NOTHING ? Verdict.HANGS : Verdict.ANSWERED,
          null);

  static final Case CUT =
      new Case(
          "The path is cut while the application waits for data",
          "Every connection has just been used; then every packet is dropped, in both directions.",
          TIMING,
          true,
          mode -> mode == Mode.NOTHING ? Verdict.WAITS : Verdict.TIMED_OUT,
          Promise.sinceHeard(TIMING.detection()));

  static final Case UNACKNOWLEDGED =
      new Case(
          "The path is cut and the application writes",
          "Every packet is dropped; then the application writes on every connection. While data is"
              + " unacknowledged the kernel sends no keepalive probe: it repeats the data, for a"
              + " quarter of an hour, unless TCP_USER_TIMEOUT ends that.",
          TIMING,
          false,
          mode -> mode == Mode.AGENT_WITH_USER_TIMEOUT ? Verdict.TIMED_OUT : Verdict.HANGS,
          Promise.sinceSaid(TIMING.detection()));

  static final Case RESTARTED =
      new Case(
          "The peer's host loses its power and comes back",
          "The host vanishes without a word and is back, with its old address and without its"
              + " connections, before the first probe.",
          new Timing(3, 1, 2),
          true,
          mode -> mode == Mode.NOTHING ? Verdict.WAITS : Verdict.RESET,
          Promise.sinceHeard(Duration.ofSeconds(3)));

  static final Case INTERRUPTED =
      new Case(
          "The path is interrupted for less than the detection time",
          "Every packet is dropped for 2.5 s; half of the connections are silent all the time, the"
              + " other half writes meanwhile. Then all of them are used again, and what came back"
              + " is compared with what was written.",
          new Timing(1, 1, 4),
          false,
          mode -> Verdict.ANSWERED,
          null);

  /** In the order of the report. */
  static final List<Case> ALL = List.of(QUIET, CUT, UNACKNOWLEDGED, RESTARTED, INTERRUPTED);

  private Cases() {}
}
