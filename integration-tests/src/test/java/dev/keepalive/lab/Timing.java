package dev.keepalive.lab;

import java.time.Duration;

/**
 * Keepalive settings of an experiment, in the kernel's units.
 *
 * @param idle seconds without traffic before the first probe
 * @param interval seconds between probes
 * @param count unanswered probes until the connection is dead
 */
public record Timing(int idle, int interval, int count) {
  /** How long after the last sign of life a dead peer is found: RFC 1122 §4.2.3.6, tcp(7). */
  public Duration detection() {
    return Duration.ofSeconds(idle + (long) interval * count);
  }

  public String agentArgument() {
    return "idle=" + idle + "s,interval=" + interval + "s,count=" + count;
  }

  @Override
  public String toString() {
    return "idle " + idle + " s, interval " + interval + " s, count " + count;
  }
}
