package dev.keepalive.agent.linux;

import dev.keepalive.agent.jvm.NetCalls;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.nio.ByteOrder;
import java.nio.channels.ClosedChannelException;

/**
 * setsockopt(2) and getsockopt(2) of int options on any descriptor of this process, through the
 * JDK's own {@code sun.nio.ch.Net}: no library of ours, no file, no particular libc. The calls have
 * one signature from Java 8 to 26. Both packages, {@code sun.nio.ch} and {@code java.io}, must be
 * open to the agent before the first question, from Java 9 on; {@link #isAvailable()} is false
 * forever otherwise. Thread-safe; no lock.
 *
 * <p>The first call initialises {@code Net} where nobody has: this settles {@code
 * java.net.preferIPv4Stack} and loads libnio. So call only for a connection of the JDK's own, or if
 * {@link #isReady()}.
 */
public final class DescriptorOptions {

  private static final boolean LINUX = "Linux".equals(System.getProperty("os.name"));
  private static final int SOL_SOCKET = LINUX ? 1 : 0xffff;
  private static final int SO_TYPE = LINUX ? 3 : 0x1008;
  private static final int SO_PEERNAME = 28; // asm-generic/socket.h

  /** One for the library that {@code Net} loads, and some for threads that open files meanwhile. */
  private static final int SPARE_DESCRIPTORS = 3;

  private volatile boolean ready;
  private volatile boolean failed;

  /**
   * Whether this JDK has the calls, and they have not failed to link. Finding out initialises
   * nothing.
   */
  public boolean isAvailable() {
    return !failed && NetCalls.areThere() && Descriptors.NUMBER.isThere();
  }

  /**
   * Whether the calls are available and initialise nothing any more, so that they change nothing
   * for an application that has no sockets of the JDK's yet.
   */
  public boolean isReady() {
    if (!ready && isAvailable() && NetCalls.areInitialized()) {
      ready = true;
    }
    return ready && !failed;
  }

  /**
   * A {@code FileDescriptor} for the number. It does not own the descriptor: nothing closes it when
   * the object is collected.
   *
   * @throws UnsupportedOperationException if the JDK hides the number's field
   */
  public static FileDescriptor forNumber(int number) {
    FileDescriptor descriptor = new FileDescriptor();
    Descriptors.NUMBER.setInt(descriptor, number);
    return descriptor;
  }

  /**
   * As setsockopt(2).
   *
   * @param descriptor null counts as closed
   * @throws ClosedChannelException if the descriptor is closed, or is no socket, perhaps because
   *     its number is used again already
   * @throws IOException if the kernel refuses the value or has no such option
   * @throws UnsupportedOperationException if the JDK cannot do it: ever, or as long as {@code Net}
   *     is not initialised and too few descriptors are free for that
   */
  public void set(FileDescriptor descriptor, int level, int number, int value) throws IOException {
    check(descriptor);
    try {
      NetCalls.set(descriptor, level, number, value);
      ready = true;
    } catch (SocketException | Error e) {
      throw failure(e, descriptor);
    }
  }

  /** As getsockopt(2); throws as {@link #set}. */
  public int get(FileDescriptor descriptor, int level, int number) throws IOException {
    check(descriptor);
    try {
      int value = NetCalls.get(descriptor, level, number);
      ready = true;
      return value;
    } catch (SocketException | Error e) {
      throw failure(e, descriptor);
    }
  }

  /** The local port, as getsockname(2), without making an address; throws as {@link #set}. */
  public int localPort(FileDescriptor descriptor) throws IOException {
    check(descriptor);
    try {
      int port = NetCalls.localPort(descriptor);
      ready = true;
      return port;
    } catch (SocketException | Error e) {
      throw failure(e, descriptor);
    }
  }

  /** The remote port, as getpeername(2), without making an address; Linux only. */
  public int remotePort(FileDescriptor descriptor) throws IOException {
    // the first 4 bytes of a sockaddr: 2 of the family, 2 of the port, highest first
    return inMemoryOrder(get(descriptor, SOL_SOCKET, SO_PEERNAME)) & 0xffff;
  }

  /** The bytes of an int as they lie in memory, the first one highest. */
  static int inMemoryOrder(int word) {
    return ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? Integer.reverseBytes(word) : word;
  }

  private void check(FileDescriptor descriptor) throws IOException {
    if (failed) {
      throw new UnsupportedOperationException("this JDK hides or lacks options by descriptor");
    }
    if (descriptor == null || !descriptor.valid()) {
      throw new ClosedChannelException(); // null would be a crash of the JVM
    }
    if (!ready && !isReady()) {
      checkFreeDescriptors();
    }
  }

  /** What does not link stays so; an application's stack that is full does not. */
  private UnsupportedOperationException unsupported(Throwable cause) {
    failed |= !(cause instanceof VirtualMachineError);
    return new UnsupportedOperationException("options by descriptor: " + cause, cause);
  }

  /** The text of a refusal is in the user's language: asks whether there is a socket at all. */
  private IOException failure(Throwable thrown, FileDescriptor descriptor) throws IOException {
    if (thrown instanceof Error) {
      throw unsupported(thrown);
    }
    SocketException refused = (SocketException) thrown;
    ready = true;
    try {
      NetCalls.get(descriptor, SOL_SOCKET, SO_TYPE);
      return refused;
    } catch (SocketException noSocket) {
      return closed(refused);
    } catch (Error e) {
      throw unsupported(e);
    }
  }

  private static IOException closed(SocketException cause) {
    IOException closed = new ClosedChannelException();
    closed.initCause(cause);
    return closed;
  }

  /**
   * A class that fails to initialise for want of a descriptor for its library stays broken, for the
   * application too.
   */
  private static void checkFreeDescriptors() throws IOException {
    File file = new File("/dev/null");
    if (!file.exists()) {
      return; // Windows, which has no such limit
    }
    InputStream[] spare = new InputStream[SPARE_DESCRIPTORS];
    try {
      for (int i = 0; i < spare.length; i++) {
        spare[i] = new FileInputStream(file);
      }
    } catch (IOException noneFree) {
      throw new NotYetPossible("too few descriptors are free: " + noneFree.getMessage());
    } finally {
      for (InputStream open : spare) {
        if (open != null) {
          open.close();
        }
      }
    }
  }
}
