package dev.keepalive.agent.watch;

import dev.keepalive.agent.config.setting.Settings;
import dev.keepalive.agent.jvm.BeforeMain;
import dev.keepalive.agent.linux.DescriptorOptions;
import dev.keepalive.agent.linux.LazyLibc;
import dev.keepalive.agent.linux.Libc;
import dev.keepalive.agent.linux.TcpInfo;
import dev.keepalive.agent.linux.TcpInfoHead;
import dev.keepalive.agent.log.Log;
import dev.keepalive.agent.socket.ManagedConnection;
import dev.keepalive.agent.socket.record.PeerDeath;
import java.io.FileDescriptor;
import java.io.IOException;

/**
 * Asks the kernel what a connection has come to, whose read or write has just failed: TCP_INFO
 * outlives the connection. Thread-safe.
 */
final class Autopsy {
  /** So soon after a probe's answer a thread notices that has waited for it. */
  private static final long A_MOMENT_MILLIS = 1500;

  private final DescriptorOptions options = new DescriptorOptions();
  private final LazyLibc libc = new LazyLibc();
  private final BeforeMain beforeMain;
  private final Log log;

  Autopsy(BeforeMain beforeMain, Log log) {
    this.beforeMain = beforeMain;
    this.log = log;
  }

  /** What the kernel tells of it; null where it cannot be asked any more. */
  Finding of(ManagedConnection connection) {
    final Finding[] finding = {null};
    try {
      connection.whileOpen(
          new ManagedConnection.Use() {
            @Override
            public void with(FileDescriptor descriptor, int number) throws IOException {
              finding[0] = finding(descriptor, number);
            }
          });
    } catch (IOException | UnsupportedOperationException closedOrHidden) {
      return null;
    }
    return finding[0];
  }

  /**
   * How many milliseconds it had been silent when it was used again, by data or by a probe, to
   * which the answer was a reset; or {@link PeerDeath#UNKNOWN}.
   *
   * @param idleSeconds after which it is probed, or {@link Settings#KERNEL}
   */
  long silentBeforeReset(ManagedConnection connection, int idleSeconds) {
    Finding finding = of(connection);
    TcpInfo info = finding == null ? null : finding.info;
    if (info == null) {
      return PeerDeath.UNKNOWN;
    }
    long heard = info.millisSinceHeard();
    long sent = info.millisSinceSent();
    if (sent < heard) {
      return heard - sent;
    }
    long idle = idleSeconds * 1000L;
    boolean isProbed = idleSeconds != Settings.KERNEL && heard >= idle;
    return isProbed && heard < idle + A_MOMENT_MILLIS ? idle : PeerDeath.UNKNOWN;
  }

  private Finding finding(FileDescriptor descriptor, int number) throws IOException {
    TcpInfoHead end = TcpInfoHead.of(descriptor, options);
    return new Finding(end, end.isClosed() && beforeMain.isOver() ? info(number) : null);
  }

  /** The whole is more than the JDK's call for an int can read; null where nothing else can. */
  private TcpInfo info(int number) {
    try {
      return libc().info(number);
    } catch (IOException | UnsupportedOperationException notHere) {
      log.debug("for how long a peer was silent is not known: {}", notHere.toString());
      return null;
    }
  }

  /** One loads it, 40 to 90 ms, and the others wait: all of them had waited much longer before. */
  private synchronized Libc libc() {
    return libc.get();
  }

  /** What the kernel tells. */
  static final class Finding {
    private final TcpInfoHead end;

    /** All of it; null while the connection is open, and where it is not known. */
    private final TcpInfo info;

    Finding(TcpInfoHead end, TcpInfo info) {
      this.end = end;
      this.info = info;
    }

    /** How the connection has ended, or that it has not. */
    TcpInfoHead end() {
      return end;
    }

    /** Milliseconds since the peer was last heard of, or {@link PeerDeath#UNKNOWN}. */
    long silentMillis() {
      return info == null ? PeerDeath.UNKNOWN : info.millisSinceHeard();
    }
  }
}
