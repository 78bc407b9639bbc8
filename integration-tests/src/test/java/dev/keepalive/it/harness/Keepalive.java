package dev.keepalive.it.harness;

/**
 * What the kernel holds for one TCP socket.
 *
 * @param on SO_KEEPALIVE
 * @param idleSeconds TCP_KEEPIDLE, or {@link #UNKNOWN}
 * @param intervalSeconds TCP_KEEPINTVL, or {@link #UNKNOWN}
 * @param count TCP_KEEPCNT, or {@link #UNKNOWN}
 * @param userTimeoutMillis TCP_USER_TIMEOUT, 0 if unset, or {@link #UNKNOWN}
 */
public record Keepalive(
    boolean on, int idleSeconds, int intervalSeconds, int count, int userTimeoutMillis) {

  /** A value that this machine does not let the tests read. */
  public static final int UNKNOWN = -1;

  /** Keepalive off and no user timeout; idle, interval and count then do not matter. */
  public static final Keepalive OFF = new Keepalive(false, UNKNOWN, UNKNOWN, UNKNOWN, 0);

  /** The agent's default. */
  public static final Keepalive DEFAULT = on(60, 10, 6);

  /** Keepalive on with these values, no user timeout. */
  public static Keepalive on(int idleSeconds, int intervalSeconds, int count) {
    return new Keepalive(true, idleSeconds, intervalSeconds, count, 0);
  }

  /** The same with TCP_USER_TIMEOUT. */
  public Keepalive withUserTimeout(int millis) {
    return new Keepalive(on, idleSeconds, intervalSeconds, count, millis);
  }

  /** Whether everything that is known on both sides is equal. */
  public boolean matches(Keepalive other) {
    return on == other.on
        && same(idleSeconds, other.idleSeconds)
        && same(intervalSeconds, other.intervalSeconds)
        && same(count, other.count)
        && same(userTimeoutMillis, other.userTimeoutMillis);
  }

  private static boolean same(int one, int other) {
    return one == other || one == UNKNOWN || other == UNKNOWN;
  }

  @Override
  public String toString() {
    return (on ? idleSeconds + "/" + intervalSeconds + "/" + count : "off")
        + (userTimeoutMillis == 0 ? "" : " user timeout " + userTimeoutMillis + " ms");
  }
}
