package dev.keepalive.agent.socket;

import dev.keepalive.agent.config.setting.Settings;
import dev.keepalive.agent.linux.Descriptors;
import dev.keepalive.agent.socket.record.ConnectionRecord;
import dev.keepalive.agent.socket.record.GivenUp;
import dev.keepalive.agent.socket.record.TcpOption;
import java.io.FileDescriptor;
import java.io.IOException;

/**
 * A connection with what is known of it, for who looks at what becomes of it. It holds the socket:
 * not to be kept. Thread-safe.
 */
public final class ManagedConnection {
  private final OptionSocket socket;

  /** Null where no hook has seen it. */
  private final KnownSocket known;

  ManagedConnection(OptionSocket socket, KnownSocket known) {
    this.socket = socket;
    this.known = known;
  }

  /** A connection again, of its socket and what {@link #known} was; null if it is none. */
  public static ManagedConnection of(Object socket, Known known) {
    OptionSocket tcp =
        socket instanceof ForeignSocket ? (ForeignSocket) socket : OptionSocket.of(socket);
    return tcp == null ? null : new ManagedConnection(tcp, (KnownSocket) known);
  }

  /** What is known of it, without its socket: may be kept. */
  public Known known() {
    return known;
  }

  /** What was done for it; null if nothing was. */
  public ConnectionRecord record() {
    return known == null ? null : known.record();
  }

  /** Its settings; null where it has none. */
  public Settings settings() {
    return known == null ? null : known.settings();
  }

  /** Whether only its descriptor is known: the sweep has found it. */
  public boolean isFound() {
    return socket.kind() == OptionSocket.Kind.DESCRIPTOR;
  }

  /** Whether the application itself has set how long sent data may stay unacknowledged. */
  public boolean hasOwnUserTimeout() {
    return known != null && known.application().get(TcpOption.USER_TIMEOUT) > 0;
  }

  /** The number of its descriptor, or -1 where it is closed or hidden. */
  public int number() {
    return TcpSocket.descriptorOf(socket);
  }

  /** Uses its descriptor; throws ClosedChannelException if it is closed. */
  public void whileOpen(final Use use) throws IOException {
    socket.whileOpen(
        new OptionSocket.DescriptorUse() {
          @Override
          public void with(FileDescriptor descriptor) throws IOException {
            use.with(descriptor, Descriptors.number(descriptor));
          }
        });
  }

  /** The kernel has ended it; false if its end was known already. */
  public boolean ends() {
    return known != null && known.ends();
  }

  /** The agent is about to end it; false if its end was known already. */
  public boolean ends(GivenUp why) {
    return known != null && known.ends(why);
  }

  /** Why the agent has ended it; null where it has not. */
  public GivenUp end() {
    return known == null ? null : known.end();
  }

  /** From now on somebody looks at it; false if somebody does already. */
  public boolean isWatchedFromNow() {
    return known != null && known.isWatchedFromNow();
  }

  /** Nobody looks at it any more. */
  public void isNotWatched() {
    if (known != null) {
      known.isNotWatched();
    }
  }

  /** What is known of a connection; holds no socket. */
  public interface Known {}

  /** Is shown connections as they get their settings, those that it wants. Thread-safe. */
  public interface Watcher extends Visitor {

    /**
     * Whether it is to be shown a connection with these settings. Cheap: asked for each.
     *
     * @param found whether only its descriptor is known, as of {@link #isFound}
     */
    boolean wants(Settings settings, boolean found);
  }

  /** Is shown connections that have their settings. Thread-safe. */
  public interface Visitor {

    /**
     * A connection has got its settings, or other ones.
     *
     * @param socket what {@link KnownSockets#managed} knows it by; to be held weakly
     */
    void settled(Object socket, ManagedConnection connection);
  }

  /** What is done with a descriptor. */
  public interface Use {

    /**
     * @param descriptor open, and never null
     * @param number the same, as the kernel knows it
     */
    void with(FileDescriptor descriptor, int number) throws IOException;
  }
}
