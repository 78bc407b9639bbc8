package dev.keepalive.agent.socket;

import dev.keepalive.agent.jvm.HiddenField;
import dev.keepalive.agent.jvm.JavaBase;
import dev.keepalive.agent.jvm.Reflection;
import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.SocketImpl;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NetworkChannel;
import java.nio.channels.SocketChannel;

/**
 * Lends the descriptor of a JDK socket as the JDK's own setters do: while it is used, the socket
 * cannot be closed, so that its number cannot become another's. The JDK keeps the number in a
 * channel's {@code FileDescriptor} after it has closed it. The members that this rests on are the
 * same from 8 to 26; where one is missing, the descriptor is lent without the guard.
 */
final class OpenDescriptor {

  private OpenDescriptor() {}

  /** Of a {@code SocketChannel}: {@code stateLock} is held while it is closed. */
  static void of(SocketChannel channel, OptionSocket.DescriptorUse use) throws IOException {
    FileDescriptor descriptor = (FileDescriptor) OfChannel.FD.get(channel);
    synchronized (monitor(OfChannel.LOCK, channel)) {
      checkOpen(channel);
      use.with(valid(descriptor));
    }
  }

  /** Of an asynchronous channel: {@code begin} takes the read lock of its {@code closeLock}. */
  static void of(AsynchronousSocketChannel channel, OptionSocket.DescriptorUse use)
      throws IOException {
    FileDescriptor descriptor = (FileDescriptor) OfAsynchronous.FD.get(channel);
    boolean guarded = OfAsynchronous.BEGIN != null && OfAsynchronous.END != null;
    if (guarded) {
      begin(channel);
    }
    try {
      checkOpen(channel);
      use.with(valid(descriptor));
    } finally {
      if (guarded) {
        Reflection.call(OfAsynchronous.END, channel);
      }
    }
  }

  /** {@code begin} throws when the channel is closed, with the lock taken. */
  private static void begin(AsynchronousSocketChannel channel) throws IOException {
    try {
      Reflection.call(OfAsynchronous.BEGIN, channel);
    } catch (IOException closed) {
      Reflection.call(OfAsynchronous.END, channel);
      throw closed;
    }
  }

  /**
   * Of the implementation behind a {@code Socket}. The {@code NioSocketImpl} of JDK 13 and later is
   * closed under its {@code stateLock}; the one before sets its {@code FileDescriptor} to -1.
   */
  static void of(SocketImpl impl, OptionSocket.DescriptorUse use) throws IOException {
    Object actual = actual(impl);
    boolean guarded = isNio(actual);
    synchronized (guarded ? monitor(OfImpl.LOCK, actual) : new Object()) {
      if (guarded && OfImpl.STATE.getInt(actual) >= OfImpl.CLOSING) {
        throw new ClosedChannelException();
      }
      use.with(valid((FileDescriptor) OfImpl.FD.get(actual)));
    }
  }

  /** The implementation that another one stands before, as a client's does; else itself. */
  static Object actual(SocketImpl impl) {
    return OfImpl.DELEGATE.isIn(impl) ? OfImpl.DELEGATE.get(impl) : impl;
  }

  /** Whether it is the {@code NioSocketImpl} of JDK 13 and later. */
  static boolean isNio(Object impl) {
    return OfImpl.STATE.isIn(impl);
  }

  private static Object monitor(HiddenField lock, Object owner) {
    return lock.isThere() ? lock.get(owner) : new Object();
  }

  private static void checkOpen(NetworkChannel channel) throws ClosedChannelException {
    if (!channel.isOpen()) {
      throw new ClosedChannelException();
    }
  }

  private static FileDescriptor valid(FileDescriptor descriptor) throws ClosedChannelException {
    if (descriptor == null || !descriptor.valid()) {
      throw new ClosedChannelException();
    }
    return descriptor;
  }

  /** Each of the three is looked up with the first connection of its kind: it loads classes. */
  private static final class OfChannel {
    private static final String TYPE = "sun.nio.ch.SocketChannelImpl";
    static final HiddenField FD = HiddenField.of(TYPE, "fd");
    static final HiddenField LOCK = HiddenField.of(TYPE, "stateLock");
  }

  private static final class OfAsynchronous {
    private static final Class<?> TYPE = JavaBase.type("sun.nio.ch.AsynchronousSocketChannelImpl");
    static final HiddenField FD = HiddenField.of(TYPE, "fd");
    static final Method BEGIN = method(TYPE, "begin");
    static final Method END = method(TYPE, "end");
  }

  private static final class OfImpl {
    private static final String NIO = "sun.nio.ch.NioSocketImpl"; // 13 on
    static final HiddenField FD = HiddenField.of(SocketImpl.class, "fd");
    static final HiddenField DELEGATE =
        HiddenField.of("java.net.DelegatingSocketImpl", "delegate"); // 17 on
    static final HiddenField LOCK = HiddenField.of(NIO, "stateLock");
    static final HiddenField STATE = HiddenField.of(NIO, "state");

    /** The state from which on a {@code NioSocketImpl} is being closed. */
    static final int CLOSING = HiddenField.constant(NIO, "ST_CLOSING", Integer.MAX_VALUE);
  }

  private static Method method(Class<?> type, String name) {
    return type == null ? null : Reflection.method(type, name);
  }
}
