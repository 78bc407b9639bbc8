package dev.keepalive.agent.watch;

import dev.keepalive.agent.jvm.BeforeMain;
import dev.keepalive.agent.linux.DescriptorOptions;
import dev.keepalive.agent.linux.LazyLibc;
import dev.keepalive.agent.linux.Libc;
import dev.keepalive.agent.linux.TcpInfo;
import dev.keepalive.agent.linux.TcpInfoHead;
import dev.keepalive.agent.socket.ManagedConnection;
import dev.keepalive.agent.socket.record.PeerDeath;
import java.io.FileDescriptor;
import java.io.IOException;
import org.slf4j.Logger;

/**
 * Asks the kernel what a connection has come to, whose read or write has just failed: TCP_INFO
 * outlives the connection. Thread-safe.
 */
final class Autopsy {
  private final DescriptorOptions options = new DescriptorOptions();
  private final LazyLibc libc = new LazyLibc();
  private final BeforeMain beforeMain;
  private final Logger log;

  Autopsy(BeforeMain beforeMain, Logger log) {
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

  private Finding finding(FileDescriptor descriptor, int number) throws IOException {
    TcpInfoHead end = TcpInfoHead.of(descriptor, options);
    return new Finding(end, end.isClosed() ? silentMillis(number) : PeerDeath.UNKNOWN);
  }

  /** The rest of TCP_INFO is more than the JDK's call for an int can read. */
  private long silentMillis(int number) {
    if (!beforeMain.isOver()) {
      return PeerDeath.UNKNOWN;
    }
    byte[] bytes = new byte[TcpInfo.SIZE];
    try {
      libc().getOption(number, TcpInfo.LEVEL, TcpInfo.OPTION, bytes);
      return new TcpInfo(bytes).millisSinceHeard();
    } catch (IOException | UnsupportedOperationException notHere) {
      log.debug("for how long a peer was silent is not known: {}", notHere.toString());
      return PeerDeath.UNKNOWN;
    }
  }

  /** One loads it, 40 to 90 ms, and the others wait: all of them had waited much longer before. */
  private synchronized Libc libc() {
    return libc.get();
  }

  /** What the kernel tells. */
  static final class Finding {
    private final TcpInfoHead end;
    private final long silentMillis;

    Finding(TcpInfoHead end, long silentMillis) {
      this.end = end;
      this.silentMillis = silentMillis;
    }

    /** How the connection has ended, or that it has not. */
    TcpInfoHead end() {
      return end;
    }

    /** Milliseconds since the peer was last heard of, or {@link PeerDeath#UNKNOWN}. */
    long silentMillis() {
      return silentMillis;
    }
  }
}
