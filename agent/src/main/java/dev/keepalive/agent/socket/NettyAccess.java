package dev.keepalive.agent.socket;

import dev.keepalive.agent.jvm.Reflection;
import dev.keepalive.agent.linux.DescriptorOptions;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.channels.ClosedChannelException;

/**
 * The public methods of one class of Netty channels. Kept by {@link ClassValue} in that class
 * itself, so that no class loader of the application's is held; and as the JDK's own objects, so
 * that the agent's is not either. Thread-safe.
 */
final class NettyAccess {

  /** By the class of a pipeline: its {@code channel()}, or null. */
  static final ClassValue<Method> CHANNEL_OF_PIPELINE =
      new ClassValue<Method>() {
        @Override
        protected Method computeValue(Class<?> pipeline) {
          return publicMethod(pipeline, "channel");
        }
      };

  /** By the class of a channel: {@code fd()} and so on; none unless it is a native TCP channel. */
  private static final ClassValue<Method[]> OF_CHANNEL =
      new ClassValue<Method[]>() {
        @Override
        protected Method[] computeValue(Class<?> channel) {
          return methods(channel);
        }
      };

  private final Method[] methods;

  private NettyAccess(Method[] methods) {
    this.methods = methods;
  }

  /**
   * Of this class of channels; null for the NIO and in-process transports, Unix-domain sockets,
   * datagrams and listeners.
   */
  static NettyAccess ofChannel(Class<?> type) {
    Method[] methods = OF_CHANNEL.get(type);
    return methods.length == 0 ? null : new NettyAccess(methods);
  }

  private static Method[] methods(Class<?> type) {
    Class<?> unixChannel = implemented(type, "netty.channel.unix.UnixChannel");
    Class<?> channel = implemented(type, "netty.channel.Channel");
    Method fd = publicMethod(unixChannel, "fd");
    Method intValue = fd == null ? null : publicMethod(fd.getReturnType(), "intValue");
    if (intValue == null || implemented(type, "netty.channel.socket.SocketChannel") == null) {
      return new Method[0];
    }
    return new Method[] {
      fd,
      intValue,
      publicMethod(channel, "parent"),
      publicMethod(channel, "remoteAddress"),
      publicMethod(channel, "localAddress")
    };
  }

  Method fd() {
    return methods[0];
  }

  Method intValue() {
    return methods[1];
  }

  Method parent() {
    return methods[2];
  }

  Method remoteAddress() {
    return methods[3];
  }

  Method localAddress() {
    return methods[4];
  }

  /**
   * The number of an {@code io.netty.channel.unix.FileDescriptor} that is open; -1 for anything
   * else.
   */
  static int descriptor(Object socket) throws IOException {
    Method intValue = publicMethod(socket.getClass(), "intValue");
    Method isOpen = publicMethod(socket.getClass(), "isOpen");
    return intValue != null && isOpen != null && (Boolean) Reflection.call(isOpen, socket)
        ? (Integer) Reflection.call(intValue, socket)
        : -1;
  }

  /** Whether it looks like Netty's class of that name. */
  static boolean isDescriptor(Object socket) {
    return publicMethod(socket.getClass(), "intValue") != null
        && publicMethod(socket.getClass(), "isOpen") != null;
  }

  /** The interface of this name, wherever it was relocated to; null if it is not implemented. */
  private static Class<?> implemented(Class<?> type, String nameEnd) {
    for (Class<?> current = type; current != null; current = current.getSuperclass()) {
      for (Class<?> each : current.getInterfaces()) {
        Class<?> found = each.getName().endsWith(nameEnd) ? each : implemented(each, nameEnd);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static Method publicMethod(Class<?> type, String name) {
    Method method;
    try {
      method = type == null ? null : type.getMethod(name);
    } catch (NoSuchMethodException absent) {
      return null;
    }
    try {
      if (method != null) {
        method.setAccessible(true); // else 9 to 11 note in it who calls it: a class of the agent's
      }
    } catch (RuntimeException closed) {
      // a public method can be called all the same
    }
    return method;
  }

  /**
   * The {@code io.netty.channel.unix.Socket} of a channel, relocated or not: all that the
   * application's own call of a setter names.
   */
  static final class Descriptor extends OptionSocket {
    private final Object socket;

    Descriptor(Object socket) {
      this.socket = socket;
    }

    @Override
    Kind kind() {
      return Kind.NETTY;
    }

    @Override
    Object owner() {
      return socket;
    }

    @Override
    void whileOpen(DescriptorUse use) throws IOException {
      int number = NettyAccess.descriptor(socket);
      if (number < 0) {
        throw new ClosedChannelException();
      }
      use.with(DescriptorOptions.forNumber(number));
    }
  }
}
