package dev.keepalive.agent.watch;

import dev.keepalive.agent.linux.DescriptorOptions;
import dev.keepalive.agent.socket.ManagedConnection;
import java.io.FileDescriptor;
import java.io.IOException;
import java.net.SocketException;

/**
 * Lets the kernel send data again more often within {@code dead-after}. By itself it doubles the
 * time from one try to the next (RFC 6298): in 8 s there are six, and of a path that loses every
 * third packet one connection in a hundred would hear nothing for that long. For one thread.
 */
final class Tries {
  private static final int IPPROTO_TCP = 6;

  /** Does not double the time of the first six; tcp(7), since Linux 2.6.34. */
  private static final int TCP_THIN_LINEAR_TIMEOUTS = 16;

  /** The longest time between two, in milliseconds, 1000 to 120000; linux/tcp.h since 6.15. */
  private static final int TCP_RTO_MAX_MS = 44;

  private static final int LEAST_MILLIS = 1000;
  private static final int MOST_MILLIS = 120_000;
  private static final int TRIES = 8;

  private final DescriptorOptions options = new DescriptorOptions();

  /** What the kernel does not know is left out. */
  void within(ManagedConnection connection, int deadAfterMillis) throws IOException {
    int longest = Math.min(MOST_MILLIS, Math.max(LEAST_MILLIS, deadAfterMillis / TRIES));
    set(connection, TCP_THIN_LINEAR_TIMEOUTS, 1);
    set(connection, TCP_RTO_MAX_MS, longest);
  }

  private void set(ManagedConnection connection, final int option, final int value)
      throws IOException {
    connection.whileOpen(
        new ManagedConnection.Use() {
          @Override
          public void with(FileDescriptor descriptor, int number) throws IOException {
            try {
              options.set(descriptor, IPPROTO_TCP, option, value);
            } catch (SocketException unknown) {
              return; // an older kernel
            }
          }
        });
  }
}
