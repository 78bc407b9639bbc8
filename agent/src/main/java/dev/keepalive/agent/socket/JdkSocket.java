package dev.keepalive.agent.socket;

import dev.keepalive.agent.jvm.Reflection;
import java.io.IOException;
import java.lang.reflect.Field;
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
    Object impl = Reflection.get(Internals.SOCKET_IMPL, socket);
    return impl != null && impl.getClass().getClassLoader() != null;
  }

  /** Null if the socket's implementation is not the JDK's own. */
  static TcpSocket of(Socket socket) {
    SocketImpl impl = (SocketImpl) Reflection.get(Internals.SOCKET_IMPL, socket);
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
    Object opener =
        Internals.isOf(Internals.DELEGATE, impl) ? Reflection.get(Internals.DELEGATE, impl) : impl;
    for (Field stream : Internals.STREAM) {
      if (Internals.isOf(stream, opener)) {
        return !(Boolean) Reflection.get(stream, opener);
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
    InetAddress address = (InetAddress) Reflection.call(Internals.GET_INET_ADDRESS, impl);
    int port = (Integer) Reflection.call(Internals.GET_PORT, impl);
    return address == null ? null : new InetSocketAddress(address, port);
  }

  @Override
  int localPort() throws IOException {
    return (Integer) Reflection.call(Internals.GET_LOCAL_PORT, impl);
  }

  /**
   * The members of {@code Socket} and {@code SocketImpl} that are needed; all but {@code
   * Socket.impl} are protected, so part of what every SocketImpl promises. Same from 8 to 26, but
   * for {@code supportedOptions}, which Java 8 has in {@code jdk.net.Sockets}.
   */
  private static final class Internals {
    static final Method SUPPORTED_OPTIONS_JAVA_8 = supportedOptionsOfJava8();
    static final Field SOCKET_IMPL = Reflection.field(Socket.class, "impl");
    static final Method SUPPORTED_OPTIONS = method("supportedOptions");
    static final Method SET_OPTION = method("setOption", SocketOption.class, Object.class);
    static final Method GET_OPTION = method("getOption", SocketOption.class);
    static final Method GET_INET_ADDRESS = method("getInetAddress");
    static final Method GET_PORT = method("getPort");
    static final Method GET_LOCAL_PORT = method("getLocalPort");

    static final Field DELEGATE = field("java.net.DelegatingSocketImpl", "delegate"); // 17 on
    static final Field[] STREAM = {
      field("java.net.AbstractPlainSocketImpl", "stream"), // up to 17
      field("sun.nio.ch.NioSocketImpl", "stream"), // 13 to 24
    };

    static Field field(String className, String name) {
      try {
        return Reflection.field(Class.forName(className, false, null), name);
      } catch (ClassNotFoundException absent) {
        return null;
      }
    }

    static boolean isOf(Field field, Object object) {
      return field != null && field.getDeclaringClass().isInstance(object);
    }

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
