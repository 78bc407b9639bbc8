package dev.keepalive.agent.socket;

import dev.keepalive.agent.config.match.Direction;
import dev.keepalive.agent.config.policy.Policy;
import dev.keepalive.agent.config.setting.Settings;
import dev.keepalive.agent.jvm.BeforeMain;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;

/**
 * All connections of the application: gives each its settings when it is there, and watches what
 * the application sets on it itself. Thread-safe; no lock, no DNS, no socket of its own.
 */
public final class Connections {

  private final KnownSockets known = new KnownSockets();
  private final ThreadLocal<Boolean> writing = new ThreadLocal<Boolean>();
  private final OptionWriter writer;
  private final Logger log;
  private volatile Policy policy;

  public Connections(Policy policy, BeforeMain beforeMain, Logger log) {
    this.policy = policy;
    this.writer = new OptionWriter(beforeMain, log);
    this.log = log;
  }

  /** Puts another policy in force for all connections from now on. */
  public void use(Policy next) {
    policy = next;
  }

  /**
   * The application has opened a connection.
   *
   * @param asked the address it asked for, or null if only the socket knows
   */
  public void connected(Object socket, SocketAddress asked) throws IOException {
    Choices choices = known.getOrCreate(socket);
    TcpSocket tcp = choices.settings() == null ? TcpSocket.opened(socket) : null;
    if (tcp == null) {
      return; // finishConnect answers true again and again; or not a TCP socket of the JDK's
    }
    InetSocketAddress remote =
        asked instanceof InetSocketAddress ? (InetSocketAddress) asked : tcp.remote();
    if (remote == null) {
      return; // a Unix-domain channel
    }
    InetAddress address = remote.getAddress();
    if (address == null) {
      InetSocketAddress resolved = tcp.remote(); // a SOCKS proxy resolves the name itself
      address = resolved == null ? null : resolved.getAddress();
    }
    connect(tcp, choices, remote, address);
  }

  private void connect(
      TcpSocket tcp, Choices choices, InetSocketAddress remote, InetAddress address) {
    Settings settings =
        policy.settingsFor(Direction.CONNECT, remote.getHostString(), address, remote.getPort(), 0);
    settle(tcp, choices, settings);
    log.debug("connect {} {}: {}", tcp.kind(), remote, settings);
  }

  /** The application's listener has accepted a connection. */
  public void accepted(Object socket, Object listener) throws IOException {
    TcpSocket tcp = TcpSocket.of(socket);
    InetSocketAddress remote = tcp == null ? null : tcp.remote();
    if (remote == null) {
      return;
    }
    // Linux accepts with what was set on the listener
    Choices ofListener = known.get(listener);
    Choices choices =
        known.putIfAbsent(
            socket, ofListener == null ? new Choices() : Choices.inheritedFrom(ofListener));
    accept(tcp, choices, remote);
  }

  private void accept(TcpSocket tcp, Choices choices, InetSocketAddress remote) throws IOException {
    int localPort = tcp.localPort();
    Settings settings =
        policy.settingsFor(
            Direction.ACCEPT, null, remote.getAddress(), remote.getPort(), localPort);
    settle(tcp, choices, settings);
    log.debug("accept {} :{} from {}: {}", tcp.kind(), localPort, remote, settings);
  }

  /**
   * A Netty channel has become active; the native transports open and accept without the JDK.
   *
   * @param pipeline its {@code DefaultChannelPipeline}
   */
  public void active(Object pipeline) throws IOException {
    NettySocket tcp = NettySocket.ofPipeline(pipeline);
    InetSocketAddress remote = tcp == null ? null : tcp.remote();
    if (remote == null) {
      return;
    }
    Choices choices = known.getOrCreate(tcp.socket());
    if (tcp.accepted()) {
      accept(tcp, choices, remote);
    } else {
      connect(tcp, choices, remote, remote.getAddress());
    }
  }

  /**
   * The sweep has found a connection that no hook has given its settings, for the first time or
   * again. What its library has set stands out against the kernel's defaults at first; from then on
   * all that the kernel holds is what the library, or the application, last asked for.
   */
  public void found(ForeignSocket socket) {
    Choices choices = socket.choices();
    try {
      if (choices.settings() == null) {
        writer.readChoices(socket, choices);
        Settings settings =
            policy.settingsFor(
                socket.direction(), socket.remote(), null, socket.remotePort(), socket.localPort());
        settle(socket, choices, settings);
        log.debug("sweep: {}: {}", socket, settings);
      } else if (choices.settings().enabled()) {
        writer.rewrite(socket, choices);
      }
    } catch (IOException closed) {
      log.debug("sweep: {} went away: {}", socket, closed.toString());
    }
  }

  /** The descriptors of all connections that hooks have given their settings. */
  public Set<Integer> descriptors() {
    Set<Integer> descriptors = new HashSet<Integer>();
    for (Object socket : known.sockets()) {
      Choices choices = known.get(socket);
      if (choices != null && choices.settings() != null) {
        descriptors.add(TcpSocket.descriptorOf(socket));
      }
    }
    return descriptors;
  }

  private void settle(OptionSocket socket, Choices choices, Settings settings) {
    choices.settle(settings);
    if (settings.enabled()) {
      writing.set(Boolean.TRUE);
      try {
        writer.write(socket, choices, settings);
      } finally {
        writing.remove();
      }
    }
  }

  /**
   * The application calls {@code setKeepAlive}.
   *
   * @return what is to be set instead
   */
  public boolean keepAlive(Object socket, boolean on) {
    return known.getOrCreate(socket).keepAlive(on);
  }

  /**
   * The application, or the option writer, calls {@code setOption} on a socket, channel or
   * listener.
   *
   * @return the value that is to be set instead
   */
  public Object option(Object socket, SocketOption<?> option, Object value) {
    TcpOption ours = TcpOption.of(option);
    if (ours == null || writing.get() != null) {
      return value;
    }
    if (ours == TcpOption.KEEPALIVE) {
      return value instanceof Boolean ? (Object) keepAlive(socket, (Boolean) value) : value;
    }
    return value instanceof Integer
        ? (Object) known.getOrCreate(socket).value(ours, (Integer) value)
        : value;
  }

  /**
   * The application calls a setter of a Netty native socket, like {@code setTcpKeepIdle}.
   *
   * @return the value that is to be set instead
   */
  public int nativeOption(Object socket, String setter, int value) {
    return nativeOption(socket, TcpOption.ofNettySetter(setter), value);
  }

  /**
   * The application sets an option of a Netty native socket by its numbers on Linux.
   *
   * @return the value that is to be set instead
   */
  public int nativeOption(Object socket, int level, int number, int value) {
    return nativeOption(socket, TcpOption.onLinux(level, number), value);
  }

  private int nativeOption(Object socket, TcpOption option, int value) {
    if (option == null) {
      return value;
    }
    return option == TcpOption.KEEPALIVE
        ? (keepAlive(socket, value != 0) ? 1 : 0)
        : known.getOrCreate(socket).value(option, value);
  }
}
