package dev.keepalive.agent.rescue.diagnosis;

import dev.keepalive.agent.config.setting.AppSettings;
import dev.keepalive.agent.config.setting.Settings;
import dev.keepalive.agent.rescue.Connection;
import java.util.Comparator;

/** How long a connection, as it is now, would outlive its peer. Immutable. */
public final class DeadPeer {
  /** The worst first, of these the one that has been idle for longest. */
  static final Comparator<DeadPeer> WORST_FIRST =
      new Comparator<DeadPeer>() {
        @Override
        public int compare(DeadPeer one, DeadPeer other) {
          int bySeconds = Double.compare(other.rank(), one.rank());
          return bySeconds != 0 ? bySeconds : Double.compare(other.idle(), one.idle());
        }
      };

  private final Connection connection;

  /** Data under way is not given up sooner by the agent, unless that is asked for. */
  private static final double LEAST_SECONDS = 60;

  private final KernelFigures kernel;
  private final boolean watched;

  DeadPeer(Connection connection, Patient patient) {
    this.connection = connection;
    this.kernel = patient.kernel;
    this.watched = patient.endsStuckData();
  }

  public Connection connection() {
    return connection;
  }

  /** Whether its options are known well enough to tell. */
  boolean isKnown() {
    return connection.idle() != null || Boolean.FALSE.equals(connection.keepalive());
  }

  /** In seconds, as long as the program only waits for data; null for never. */
  public Double seconds() {
    if (!Boolean.TRUE.equals(connection.keepalive())) {
      return null;
    }
    return new Settings(
                true,
                connection.idle(),
                connection.interval(),
                connection.count(),
                connection.userTimeoutMillis(),
                AppSettings.RESPECT)
            .deadPeerMillis()
        / 1000.0;
  }

  /** In seconds, once the program has sent something; null where the kernel does not tell. */
  public Double secondsWithData() {
    Integer userTimeout = connection.userTimeoutMillis();
    if (userTimeout != null && userTimeout > 0) {
      return userTimeout / 1000.0;
    }
    Double byProbes = seconds();
    if (watched && byProbes != null) {
      return Math.max(LEAST_SECONDS, byProbes);
    }
    long retries = kernel.retriesSeconds();
    return retries < 0 ? null : (double) retries;
  }

  private double rank() {
    return seconds() == null ? Double.MAX_VALUE : seconds();
  }

  private double idle() {
    return connection.idleSeconds() == null ? 0 : connection.idleSeconds();
  }
}
