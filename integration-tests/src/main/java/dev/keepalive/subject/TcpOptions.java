package dev.keepalive.subject;

import java.lang.reflect.InvocationTargetException;
import java.net.SocketOption;

/** The options of {@code jdk.net.ExtendedSocketOptions}, which no Java 8 class path promises. */
final class TcpOptions {
  private TcpOptions() {}

  @SuppressWarnings("unchecked")
  static SocketOption<Integer> option(String name) throws ReflectiveOperationException {
    return (SocketOption<Integer>)
        Class.forName("jdk.net.ExtendedSocketOptions").getField(name).get(null);
  }

  /**
   * Sets one on a {@code Socket} or {@code ServerSocket}: with its own {@code setOption} from 9 on,
   * with {@code jdk.net.Sockets} on 8.
   */
  static void set(Class<?> type, Object socket, String name, int value) throws Exception {
    SocketOption<Integer> option = option(name);
    try {
      type.getMethod("setOption", SocketOption.class, Object.class).invoke(socket, option, value);
    } catch (NoSuchMethodException java8) {
      Class.forName("jdk.net.Sockets")
          .getMethod("setOption", type, SocketOption.class, Object.class)
          .invoke(null, socket, option, value);
    } catch (InvocationTargetException e) {
      throw (Exception) e.getCause();
    }
  }

  /** Reads one of a {@code Socket} or {@code ServerSocket}, in the same two ways. */
  static Object get(Class<?> type, Object socket, String name) throws Exception {
    SocketOption<Integer> option = option(name);
    try {
      return type.getMethod("getOption", SocketOption.class).invoke(socket, option);
    } catch (NoSuchMethodException java8) {
      return Class.forName("jdk.net.Sockets")
          .getMethod("getOption", type, SocketOption.class)
          .invoke(null, socket, option);
    } catch (InvocationTargetException e) {
      throw (Exception) e.getCause();
    }
  }
}
