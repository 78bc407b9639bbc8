package dev.keepalive.agent.weave;

import dev.keepalive.agent.socket.Connections;
import dev.keepalive.agent.socket.record.TcpOption;
import dev.keepalive.agent.watch.DeadPeers;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;

/**
 * What the woven code tells the agent, by name. A new event is a name and a case here, and the call
 * that fires it in {@link Hooks}; the bridge and the hook pass on whatever comes.
 */
final class Events {
  /** A connection is about to be opened: the socket or channel, the address asked for. */
  static final String CONNECTING = "connecting";

  /** A connection was opened: the socket or channel, the address asked for or null. */
  static final String CONNECTED = "connected";

  /** A connection was accepted: the socket or channel, its listener. */
  static final String ACCEPTED = "accepted";

  /** The process was started with this channel: {@code System.inheritedChannel()}. */
  static final String INHERITED = "inherited";

  /** A Netty channel becomes active: its {@code DefaultChannelPipeline}. */
  static final String ACTIVE = "active";

  /** The application calls {@code setKeepAlive} with a value, and the call has returned. */
  static final String KEEP_ALIVE = "keepAlive";

  static final String KEEP_ALIVE_SET = "keepAliveSet";

  /** The application sets a {@link SocketOption} to a value, and the call has returned. */
  static final String OPTION = "option";

  static final String OPTION_SET = "optionSet";

  /** The application calls a setter of Netty's by its name, and the call has returned. */
  static final String NETTY_OPTION = "nettyOption";

  static final String NETTY_OPTION_SET = "nettyOptionSet";

  /** The application sets an option of Netty's socket by level and number, as setsockopt(2). */
  static final String NETTY_NUMBER = "nettyNumber";

  static final String NETTY_NUMBER_SET = "nettyNumberSet";

  /** A read or write of a socket has thrown: the exception, whose method it was. */
  static final String FAILED = "failed";

  /** An exception comes up in a Netty pipeline, which is asked for its channel: the exception. */
  static final String NETTY_FAILED = "nettyFailed";

  /** The platform's MBean server is there: the server. */
  static final String JMX = "jmx";

  private Events() {}

  /**
   * Something has happened to a socket.
   *
   * @param value what the application sets, or null
   * @return the value that is to be set instead
   */
  static Object happened(
      Connections connections,
      DeadPeers deadPeers,
      Consumer<Object> jmx,
      String event,
      Object socket,
      Object first,
      Object second,
      Object value)
      throws Exception {
    switch (event) {
      case CONNECTING:
        connections.connecting(socket, (SocketAddress) first);
        return value;
      case CONNECTED:
        if (!Boolean.FALSE.equals(value)) { // not yet
          connections.connected(socket, (SocketAddress) first);
        }
        return value;
      case ACCEPTED:
        if (socket != null) { // a non-blocking accept may have none
          connections.accepted(socket, first);
        }
        return value;
      case INHERITED:
        if (socket instanceof SocketChannel) {
          connections.accepted(socket, null);
        }
        return value;
      case ACTIVE:
        connections.active(socket);
        return value;
      case KEEP_ALIVE:
        return connections.asked(socket, TcpOption.KEEPALIVE, (Boolean) value ? 1 : 0) != 0;
      case KEEP_ALIVE_SET:
        connections.set(socket, TcpOption.KEEPALIVE, (Boolean) value ? 1 : 0);
        return value;
      case OPTION:
        return optionAsked(connections, socket, TcpOption.of((SocketOption<?>) first), value);
      case OPTION_SET:
        optionSet(connections, socket, TcpOption.of((SocketOption<?>) first), value);
        return value;
      case NETTY_OPTION:
        return connections.asked(socket, TcpOption.ofNettySetter((String) first), (Integer) value);
      case NETTY_OPTION_SET:
        connections.set(socket, TcpOption.ofNettySetter((String) first), (Integer) value);
        return value;
      case NETTY_NUMBER:
        return numberAsked(connections, socket, option(first, second), value);
      case NETTY_NUMBER_SET:
        numberSet(connections, socket, option(first, second), value);
        return value;
      case FAILED:
        deadPeers.failed((Throwable) socket, first);
        return value;
      case NETTY_FAILED:
        deadPeers.nettyFailed((Throwable) socket, first);
        return value;
      case JMX:
        jmx.accept(value);
        return value;
      default:
        throw new IllegalArgumentException(event);
    }
  }

  /** What is of another type than the option's is refused by the JDK. */
  private static Object optionAsked(
      Connections connections, Object socket, TcpOption option, Object value) {
    if (option == TcpOption.KEEPALIVE && value instanceof Boolean) {
      return connections.asked(socket, option, (Boolean) value ? 1 : 0) != 0;
    }
    return option != TcpOption.KEEPALIVE && value instanceof Integer
        ? (Object) connections.asked(socket, option, (Integer) value)
        : value;
  }

  private static void optionSet(
      Connections connections, Object socket, TcpOption option, Object value) throws Exception {
    if (value instanceof Boolean) {
      connections.set(socket, option, (Boolean) value ? 1 : 0);
    } else if (value instanceof Integer) {
      connections.set(socket, option, (Integer) value);
    }
  }

  private static TcpOption option(Object level, Object number) {
    return TcpOption.onLinux((Integer) level, (Integer) number);
  }

  /** The value is an Integer, or a ByteBuffer with an int in the order of the machine. */
  private static Object numberAsked(
      Connections connections, Object socket, TcpOption option, Object value) {
    Integer asked = option == null ? null : number(value);
    if (asked == null) {
      return value;
    }
    int decided = connections.asked(socket, option, asked);
    if (decided == asked) {
      return value;
    }
    if (value instanceof Integer) {
      return decided;
    }
    ByteBuffer theirs = (ByteBuffer) value;
    theirs.position(theirs.limit()); // as if it had been read
    ByteBuffer instead = ByteBuffer.allocateDirect(4).order(ByteOrder.nativeOrder());
    instead.putInt(0, decided);
    return instead;
  }

  private static void numberSet(
      Connections connections, Object socket, TcpOption option, Object value) throws Exception {
    if (value instanceof ByteBuffer) {
      ByteBuffer read = ((ByteBuffer) value).duplicate();
      read.position(Math.max(0, read.limit() - 4));
      numberSet(connections, socket, option, number(read));
    } else if (option != null && value != null) {
      connections.set(socket, option, (Integer) value);
    }
  }

  /** Null where it is no int. */
  private static Integer number(Object value) {
    if (!(value instanceof ByteBuffer)) {
      return (Integer) value;
    }
    ByteBuffer bytes = ((ByteBuffer) value).duplicate().order(ByteOrder.nativeOrder());
    return bytes.remaining() == 4 ? bytes.getInt() : null;
  }
}
