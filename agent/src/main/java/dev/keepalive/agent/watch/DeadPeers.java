package dev.keepalive.agent.watch;

import dev.keepalive.agent.config.match.Direction;
import dev.keepalive.agent.jvm.BeforeMain;
import dev.keepalive.agent.jvm.Reflection;
import dev.keepalive.agent.linux.TimeoutWords;
import dev.keepalive.agent.log.Log;
import dev.keepalive.agent.socket.ForeignSocket;
import dev.keepalive.agent.socket.KnownSockets;
import dev.keepalive.agent.socket.ManagedConnection;
import dev.keepalive.agent.socket.record.ConnectionListener;
import dev.keepalive.agent.socket.record.ConnectionRecord;
import dev.keepalive.agent.socket.record.GivenUp;
import dev.keepalive.agent.socket.record.PeerDeath;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Field;
import java.net.Socket;
import java.net.SocketException;
import java.nio.channels.SocketChannel;

/**
 * Looks at exceptions that leave the application's reads and writes: where the kernel has ended the
 * connection because its peer no longer answered, the listener is told, once a connection, and the
 * exception is given a sentence that names the peer. Thread-safe.
 */
public final class DeadPeers {
  private static final StackTraceElement[] NO_STACK = new StackTraceElement[0];

  private final TimeoutWords words = new TimeoutWords();
  private final KnownSockets known;
  private final Autopsy autopsy;
  private final ConnectionListener listener;
  private volatile Swept swept;
  private volatile boolean tellsException = true;

  /**
   * @param listener is told of each connection that has died
   */
  public DeadPeers(
      KnownSockets known, BeforeMain beforeMain, ConnectionListener listener, Log log) {
    this(known, new Autopsy(beforeMain, log), listener);
  }

  DeadPeers(KnownSockets known, Autopsy autopsy, ConnectionListener listener) {
    this.known = known;
    this.autopsy = autopsy;
    this.listener = listener;
  }

  /** Where to look for connections that no hook has seen. */
  public void lookAmong(Swept found) {
    swept = found;
  }

  /** Whether the application's exception is given a sentence, as a suppressed exception. */
  public void tellException(boolean tells) {
    tellsException = tells;
  }

  /**
   * A read or a write has thrown.
   *
   * @param owner the channel, stream or Netty socket that was read from or written to
   */
  public void failed(Throwable thrown, Object owner) {
    Object socket = mayTell(thrown) ? socketOf(owner) : null;
    ManagedConnection connection = socket == null ? null : known.managed(socket);
    if (connection != null) {
      failed(thrown, connection, hasWaited(socket));
    }
  }

  /** An exception comes up in a pipeline; it may be of any other connection as well. */
  public void nettyFailed(Throwable thrown, Object pipeline) throws IOException {
    ManagedConnection connection = mayTell(thrown) ? known.managedByPipeline(pipeline) : null;
    if (connection != null) {
      failed(thrown, connection, false);
    }
  }

  private boolean mayTell(Throwable thrown) {
    return words.areIn(thrown) || words.areOfAbort(thrown);
  }

  private void failed(Throwable thrown, ManagedConnection connection, boolean waited) {
    GivenUp end = connection.end();
    if (end != null) {
      if (end.cause() != GivenUp.Cause.IDLE) {
        words.becomeTimeout(thrown);
      }
      tell(thrown, end.sentence());
    } else if (words.areIn(thrown)) {
      died(thrown, connection, waited);
    } else if (words.areOfReset(thrown)) {
      reset(connection);
    }
  }

  /** Tells of it where the connection was reset as it was used again after a silence. */
  private void reset(ManagedConnection connection) {
    ConnectionRecord record = connection.record();
    if (record != null && record.direction() == Direction.CONNECT) {
      long silent = autopsy.silentBeforeReset(connection, record.settings().idleSeconds());
      if (silent >= Clues.LEAST_MILLIS && connection.ends()) {
        listener.reset(record, silent);
      }
    }
  }

  private void died(Throwable thrown, ManagedConnection failed, boolean waited) {
    Autopsy.Finding finding = autopsy.of(failed);
    if (finding == null || !finding.end().isClosed()) {
      return;
    }
    ManagedConnection connection = failed.record() == null ? swept(failed) : failed;
    ConnectionRecord record = connection == null ? null : connection.record();
    if (record == null || !connection.ends()) {
      return;
    }
    PeerDeath death =
        new PeerDeath(
            record,
            finding.silentMillis(),
            finding.end().probes(),
            finding.end().retransmits(),
            waited ? thread() : null);
    tell(thrown, death.sentence());
    listener.died(death);
  }

  private void tell(Throwable thrown, String sentence) {
    if (tellsException) {
      SocketException detail = new SocketException(sentence);
      detail.setStackTrace(NO_STACK);
      thrown.addSuppressed(detail);
    }
  }

  private ManagedConnection swept(ManagedConnection connection) {
    Swept all = swept;
    ForeignSocket found = all == null ? null : all.at(connection.number());
    return found == null ? null : known.managed(found);
  }

  /**
   * @param owner a channel, Netty's socket, or one of the JDK's streams over a {@code Socket}
   * @return the socket as the hooks know it
   */
  private static Object socketOf(Object owner) {
    if (!(owner instanceof InputStream) && !(owner instanceof OutputStream)) {
      return owner;
    }
    // 13 on: Socket's own streams; before: SocketInputStream and SocketOutputStream
    Field socket = Reflection.field(owner.getClass(), "parent");
    if (socket == null) {
      socket = Reflection.field(owner.getClass(), "socket");
    }
    return Reflection.get(socket, owner);
  }

  /** Whether this thread has waited for this socket alone, as far as the socket tells. */
  private static boolean hasWaited(Object socket) {
    return socket instanceof Socket
        || (socket instanceof SocketChannel && ((SocketChannel) socket).isBlocking());
  }

  /** What this thread is called; a virtual one may have no name. */
  private static String thread() {
    Thread thread = Thread.currentThread();
    return thread.getName().isEmpty() ? thread.toString() : thread.getName();
  }
}
