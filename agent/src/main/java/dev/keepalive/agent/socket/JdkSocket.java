package dev.keepalive.agent.socket;

import dev.keepalive.agent.config.match.Direction;
import dev.keepalive.agent.jvm.HiddenField;
import dev.keepalive.agent.jvm.Reflection;
import dev.keepalive.agent.socket.record.ConnectionAddress;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketImpl;
import java.net.SocketOption;
import java.net.SocketOptions;
import java.net.StandardSocketOptions;
import java.util.Set;

/**
 * A {@code java.net.Socket}, by its {@code SocketImpl}: the public methods of a {@code Socket} may
 * be overridden by the application's subclass, and are woven.
 */
final class JdkSocket extends TcpSocket {

  private final Socket socket;
  private final SocketImpl impl;

  private JdkSocket(Socket socket, SocketImpl impl) {
    this.socket = socket;
    this.impl = impl;
  }

  /** Whether its implementation is another's than the JDK's. */
  static boolean isForeign(Socket socket) {
    Object impl = Members.IMPL.get(socket);
    return impl != null && impl.getClass().getClassLoader() != null;
  }

  /** Null if the socket's implementation is not the JDK's own. */
  static TcpSocket of(Socket socket) {
    SocketImpl impl = (SocketImpl) Members.IMPL.get(socket);
    if (impl == null || impl.getClass().getClassLoader() != null) {
      return null;
    }
    return new JdkSocket(socket, impl);
  }

  /**
   * Whether the socket was opened by {@code new Socket(host, port, false)}, which sends datagrams
   * (up to JDK 24). Known of sockets that the application has opened, not of accepted ones.
   */
  boolean isDatagram() {
    Object opener = OpenDescriptor.actual(impl);
    for (HiddenField stream : Members.STREAM) {
      if (stream.isIn(opener)) {
        return !stream.getBoolean(opener);
      }
    }
    return false;
  }

  @Override
  Kind kind() {
    return Kind.SOCKET;
  }

  @Override
  Object owner() {
    return socket;
  }

  @Override
  boolean supports(SocketOption<?> option) throws IOException {
    if (option.equals(StandardSocketOptions.SO_KEEPALIVE)) {
      return true;
    }
    Object supported =
        Internals.SUPPORTED_OPTIONS != null
            ? Reflection.call(Internals.SUPPORTED_OPTIONS, impl)
            : Reflection.call(Internals.SUPPORTED_OPTIONS_JAVA_8, null, Socket.class);
    return ((Set<?>) supported).contains(option);
  }

  @Override
  void set(SocketOption<Object> option, Object value) throws IOException {
    if (option.equals(StandardSocketOptions.SO_KEEPALIVE)) {
      impl.setOption(SocketOptions.SO_KEEPALIVE, value);
    } else {
      Reflection.call(Internals.SET_OPTION, impl, option, value);
    }
  }

  @Override
  Object get(SocketOption<Object> option) throws IOException {
    if (option.equals(StandardSocketOptions.SO_KEEPALIVE)) {
      return impl.getOption(SocketOptions.SO_KEEPALIVE);
    }
    return Reflection.call(Internals.GET_OPTION, impl, option);
  }

  @Override
  void whileOpen(DescriptorUse use) throws IOException {
    OpenDescriptor.of(impl, use);
  }

  @Override
  InetSocketAddress remote() throws IOException {
    InetAddress address = address();
    return address == null ? null : new InetSocketAddress(address, port());
  }

  /** Without making an address first. */
  @Override
  ConnectionAddress acceptedAddress() throws IOException {
    InetAddress address = address();
    return address == null
        ? null
        : new ConnectionAddress(Direction.ACCEPT, null, address, port(), localPort());
  }

  private InetAddress address() throws IOException {
    return (InetAddress)
        (isPlain() ? Members.ADDRESS.get(impl) : Reflection.call(Internals.GET_INET_ADDRESS, impl));
  }

  private int port() throws IOException {
    return isPlain()
        ? Members.PORT.getInt(impl)
        : (Integer) Reflection.call(Internals.GET_PORT, impl);
  }

  @Override
  int localPort() throws IOException {
    return isPlain()
        ? Members.LOCAL_PORT.getInt(impl)
        : (Integer) Reflection.call(Internals.GET_LOCAL_PORT, impl);
  }

  /**
   * Whether its fields tell its addresses: what was accepted, from 13 on. One that was opened may
   * go by a SOCKS proxy, and only its methods know.
   */
  private boolean isPlain() {
    return OpenDescriptor.isNio(impl);
  }

  /** What tells the sockets apart; the same from 8 to 26, but for what is noted. */
  private static final class Members {
    static final HiddenField IMPL = HiddenField.of(Socket.class, "impl");
    static final HiddenField ADDRESS = HiddenField.of(SocketImpl.class, "address");
    static final HiddenField PORT = HiddenField.of(SocketImpl.class, "port");
    static final HiddenField LOCAL_PORT = HiddenField.of(SocketImpl.class, "localport");
    static final HiddenField[] STREAM = {
      HiddenField.of("java.net.AbstractPlainSocketImpl", "stream"), // up to 17
      HiddenField.of("sun.nio.ch.NioSocketImpl", "stream"), // 13 to 24
    };
  }

  /**
   * Protected methods of {@code SocketImpl}, so part of what every one promises. Same from 8 to 26,
   * but for {@code supportedOptions}, which Java 8 has in {@code jdk.net.Sockets}.
   */
  private static final class Internals {
    static final Method SUPPORTED_OPTIONS_JAVA_8 = supportedOptionsOfJava8();
    static final Method SUPPORTED_OPTIONS = method("supportedOptions");
    static final Method SET_OPTION = method("setOption", SocketOption.class, Object.class);
    static final Method GET_OPTION = method("getOption", SocketOption.class);
    static final Method GET_INET_ADDRESS = method("getInetAddress");
    static final Method GET_PORT = method("getPort");
    static final Method GET_LOCAL_PORT = method("getLocalPort");

    static Method method(String name, Class<?>... parameters) {
      return Reflection.method(SocketImpl.class, name, parameters);
    }

    static Method supportedOptionsOfJava8() {
      try {
        // not initialised: from 9 on that opens sockets of its own and leaves them to the collector
        Class<?> sockets = Class.forName("jdk.net.Sockets", false, null);
        return Reflection.method(sockets, "supportedOptions", Class.class);
      } catch (ClassNotFoundException later) {
        return null;
      }
    }
  }
}
