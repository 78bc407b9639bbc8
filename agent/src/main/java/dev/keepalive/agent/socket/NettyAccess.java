package dev.keepalive.agent.socket;

import dev.keepalive.agent.jvm.Reflection;
import java.io.IOException;
import java.lang.reflect.Method;

/**
 * The public methods of one class of Netty channels. Kept by {@link ClassValue} in that class
 * itself, so that no class loader of the application's is held. Thread-safe.
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

  /** By the class of a channel. */
  static final ClassValue<NettyAccess> OF_CHANNEL =
      new ClassValue<NettyAccess>() {
        @Override
        protected NettyAccess computeValue(Class<?> channel) {
          return new NettyAccess(channel);
        }
      };

  private final boolean nativeTcp;
  private final Method fd;
  private final Method intValue;
  private final Method parent;
  private final Method remoteAddress;
  private final Method localAddress;

  private NettyAccess(Class<?> type) {
    Class<?> unixChannel = implemented(type, "netty.channel.unix.UnixChannel");
    Class<?> channel = implemented(type, "netty.channel.Channel");
    this.fd = publicMethod(unixChannel, "fd");
    this.intValue = fd == null ? null : publicMethod(fd.getReturnType(), "intValue");
    this.parent = publicMethod(channel, "parent");
    this.remoteAddress = publicMethod(channel, "remoteAddress");
    this.localAddress = publicMethod(channel, "localAddress");
    this.nativeTcp =
        intValue != null && implemented(type, "netty.channel.socket.SocketChannel") != null;
  }

  /** False for the NIO and in-process transports, Unix-domain sockets, datagrams and listeners. */
  boolean isNativeTcp() {
    return nativeTcp;
  }

  Method fd() {
    return fd;
  }

  Method intValue() {
    return intValue;
  }

  Method parent() {
    return parent;
  }

  Method remoteAddress() {
    return remoteAddress;
  }

  Method localAddress() {
    return localAddress;
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
    try {
      return type == null ? null : type.getMethod(name);
    } catch (NoSuchMethodException absent) {
      return null;
    }
  }
}
