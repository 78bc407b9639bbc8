package dev.keepalive.agent.socket;

import dev.keepalive.agent.jvm.Reflection;
import dev.keepalive.agent.linux.TimeoutWords;
import dev.keepalive.agent.socket.record.ConnectionListener;
import dev.keepalive.agent.socket.record.ConnectionRecord;
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
    Object socket = words.areIn(thrown) ? socketOf(owner) : null;
    OptionSocket tcp = socket == null ? null : OptionSocket.of(socket);
    if (tcp != null) {
      died(thrown, tcp, known.get(socket), hasWaited(socket));
    }
  }

  /** An exception comes up in a pipeline; it may be of any other connection as well. */
  public void nettyFailed(Throwable thrown, Object pipeline) throws IOException {
    NettySocket tcp = words.areIn(thrown) ? NettySocket.ofPipeline(pipeline) : null;
    if (tcp != null) {
      died(thrown, tcp, known.get(tcp.socket()), false);
    }
  }

  private void died(Throwable thrown, OptionSocket tcp, KnownSocket ofHook, boolean waited) {
    Autopsy.Finding finding = autopsy.of(tcp);
    if (finding == null || !finding.end().isClosed()) {
      return;
    }
    KnownSocket state = ofHook == null || ofHook.record() == null ? swept(tcp) : ofHook;
    ConnectionRecord record = state == null ? null : state.record();
    if (record == null || !state.dies()) {
      return;
    }
    PeerDeath death =
        new PeerDeath(
            record,
            finding.silentMillis(),
            finding.end().probes(),
            finding.end().retransmits(),
            waited ? thread() : null);
    if (tellsException) {
      SocketException detail = new SocketException(death.sentence());
      detail.setStackTrace(NO_STACK);
      thrown.addSuppressed(detail);
    }
    listener.died(death);
  }

  private KnownSocket swept(OptionSocket tcp) {
    Swept all = swept;
    ForeignSocket found = all == null ? null : all.at(TcpSocket.descriptorOf(tcp));
    return found == null ? null : found.known();
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

  /** The connections that the sweep has found. */
  public interface Swept {

    /** The one that is open at this descriptor, or null; for any thread. */
    ForeignSocket at(int descriptor);
  }
}
