package dev.keepalive.agent.socket;

import dev.keepalive.agent.config.policy.Decision;
import dev.keepalive.agent.config.policy.Policy;
import dev.keepalive.agent.config.setting.Settings;
import dev.keepalive.agent.jvm.BeforeMain;
import dev.keepalive.agent.log.Log;
import dev.keepalive.agent.socket.record.ConnectionAddress;
import dev.keepalive.agent.socket.record.ConnectionListener;
import dev.keepalive.agent.socket.record.ConnectionRecord;
import dev.keepalive.agent.socket.record.OptionResults;
import dev.keepalive.agent.socket.record.PathTable;
import dev.keepalive.agent.socket.record.TcpOption;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Set;

/**
 * All connections of the application: gives each its settings when it is there, watches what the
 * application sets on it itself, and makes a record of what was done. Thread-safe; no lock, no DNS,
 * no socket of its own. Throws ClosedChannelException where a connection is gone already.
 */
public final class Connections implements FoundConnections {
  private final KnownSockets known = new KnownSockets();
  private final OptionWriter writer;
  private final ConnectionListener listener;
  private final ConnectBound connectBound = new ConnectBound();
  private final PathTable paths = new PathTable();
  private volatile ManagedConnection.Watcher watcher;
  private volatile Policy policy;

  /**
   * @param listener is told of each connection
   * @param log for what was found out about setting options here, of no connection in particular
   */
  public Connections(Policy policy, BeforeMain beforeMain, ConnectionListener listener, Log log) {
    this(policy, new OptionWriter(beforeMain, log), listener);
  }

  Connections(Policy policy, OptionWriter writer, ConnectionListener listener) {
    this.policy = policy;
    this.writer = writer;
    this.listener = listener;
  }

  /** Who looks at open connections now and then; before the first connection. */
  public void watchedBy(ManagedConnection.Watcher who) {
    watcher = who;
  }

  /** What is known of each of them. */
  public KnownSockets known() {
    return known;
  }

  /** What is learned of the paths that they go. */
  public PathTable paths() {
    return paths;
  }

  /** The application is about to connect to the address that it asks for. */
  public void connecting(Object socket, SocketAddress asked) throws IOException {
    connectBound.set(socket, asked, policy, known);
  }

  /**
   * The application has opened a connection.
   *
   * @param asked the address it asked for, or null if only the socket knows
   */
  public void connected(Object socket, SocketAddress asked) throws IOException {
    KnownSocket state = known.getOrCreate(socket);
    TcpSocket tcp = state.settings() == null ? TcpSocket.opened(socket) : null;
    if (tcp == null) {
      return; // finishConnect answers true again and again; or not a TCP socket of the JDK's
    }
    ConnectionAddress address = Addresses.opened(tcp, asked);
    if (address != null) {
      settle(tcp, state, address);
    }
  }

  /**
   * The application's listener has accepted a connection.
   *
   * @param listener null where the process was started with the connection
   */
  public void accepted(Object socket, Object listener) throws IOException {
    TcpSocket tcp = TcpSocket.of(socket);
    ConnectionAddress address = tcp == null ? null : tcp.acceptedAddress();
    if (address == null) {
      return;
    }
    KnownSocket made = KnownSocket.acceptedBy(listener == null ? null : known.get(listener));
    settle(tcp, known.putIfAbsent(socket, made), address);
  }

  /**
   * A Netty channel has become active; the native transports open and accept without the JDK.
   *
   * @param pipeline its {@code DefaultChannelPipeline}
   */
  public void active(Object pipeline) throws IOException {
    NettySocket tcp = NettySocket.ofPipeline(pipeline);
    InetSocketAddress remote = tcp == null ? null : tcp.remote();
    if (remote != null) {
      settle(tcp, known.getOrCreate(tcp.owner()), Addresses.active(tcp, remote));
    }
  }

  /**
   * The sweep has found a connection that no hook has given its settings, for the first time or
   * again. What its library has set stands out against the kernel's defaults at first; from then on
   * all that the kernel holds is what the library, or the application, last asked for.
   */
  @Override
  public void found(ForeignSocket socket) {
    KnownSocket state = socket.known();
    try {
      if (state.settings() == null) {
        writer.readApplication(socket);
        settle(socket, state, socket.address());
      } else {
        if (state.settings().enabled()) {
          writer.reread(socket);
        }
        follow(socket, state);
      }
    } catch (IOException closed) {
      return; // it went away
    }
  }

  /** The descriptors of all connections that hooks have given their settings. */
  @Override
  public Set<Integer> descriptors() {
    return known.settledDescriptors();
  }

  private void settle(OptionSocket socket, KnownSocket state, ConnectionAddress address)
      throws IOException {
    Policy current = policy;
    Decision decision = paths.decide(address, current);
    if (state.settle(decision.settings())) {
      finish(socket, state, address, decision, null);
      if (policy != current) {
        follow(socket, state); // another came in force, and its follower may have passed this by
      }
    }
  }

  /** Puts another policy in force; connections that are open follow by {@link #open}. */
  public void use(Policy next) {
    policy = next;
  }

  /** The open connections, to be brought under what is in force now. */
  public OpenConnections open() {
    return new OpenConnections(this, known);
  }

  /** Gives a connection what is in force now; false if that changes nothing. */
  boolean follow(OptionSocket socket, KnownSocket state) throws IOException {
    boolean changed = false;
    Policy current;
    do {
      current = policy;
      ConnectionRecord record = state.record();
      changed |= record != null && follow(socket, state, record, current);
    } while (policy != current);
    return changed;
  }

  private boolean follow(
      OptionSocket socket, KnownSocket state, ConnectionRecord record, Policy current)
      throws IOException {
    Decision decision = paths.decide(record.address(), current);
    Settings before = record.settings();
    if (decision.settings().equals(before)) {
      return false;
    }
    state.resettle(decision.settings());
    finish(socket, state, record.address(), decision, before);
    return true;
  }

  private void finish(
      OptionSocket socket,
      KnownSocket state,
      ConnectionAddress address,
      Decision decision,
      Settings before)
      throws IOException {
    OptionResults results =
        decision.settings().enabled() || before != null
            ? writer.apply(socket, state, before)
            : new OptionResults();
    ConnectionRecord record =
        new ConnectionRecord(
            socket.kind().toString(),
            address,
            decision,
            results,
            socket.kind() == OptionSocket.Kind.DESCRIPTOR,
            before != null);
    state.record(record);
    listener.settled(record);
    ManagedConnection.Watcher who = watcher;
    if (who != null && who.wants(state.settings(), socket.kind() == OptionSocket.Kind.DESCRIPTOR)) {
      who.settled(socket.owner(), new ManagedConnection(socket, state));
    }
  }

  /**
   * The application sets an option, on the JDK's socket or on Netty's own.
   *
   * @param option null for any that is not the agent's business
   * @return the value that is to be set instead
   */
  public int asked(Object socket, TcpOption option, int value) {
    if (option == null || writer.isWriting()) {
      return value;
    }
    listener.asked(option, value);
    KnownSocket state = known.getOrCreate(socket);
    int decided = state.asked(option, value);
    boolean inVain = decided != value && option == TcpOption.KEEPALIVE && value == 0;
    if (inVain && state.isKeptOnFromNow()) {
      listener.keptOn();
    }
    return decided;
  }

  /** The application's call that set an option to this value has returned. */
  public void set(Object socket, TcpOption option, int value) throws IOException {
    KnownSocket state = option == null || writer.isWriting() ? null : known.get(socket);
    if (state != null && state.isOvertaken(option, value)) {
      OptionSocket tcp = OptionSocket.of(socket);
      if (tcp != null) {
        writer.repair(tcp, state, option);
      }
    }
  }
}
