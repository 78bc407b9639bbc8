package java.net;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The one class of the agent's that the JDK's socket classes can see. The boot loader defines it in
 * {@code java.net}, because woven code must be able to read it wherever it stands. The agent's hook
 * extends it and is put into {@link #hook}; until then, and where the agent has not started, every
 * call does nothing.
 *
 * <p>Thread-safe. Nothing here locks or opens a socket. What the hook throws, the woven code
 * swallows.
 */
public abstract class KeepaliveBridge {

  /** The agent's hook, or null while there is none. */
  public static volatile KeepaliveBridge hook;

  /**
   * A connection was opened.
   *
   * @param socket the {@code Socket}, {@code SocketChannel} or {@code AsynchronousSocketChannel}
   * @param asked the address that the application asked for, or null where the call did not have it
   */
  public static void connected(Object socket, SocketAddress asked) {
    KeepaliveBridge h = hook;
    if (h != null) {
      h.onConnected(socket, asked);
    }
  }

  /**
   * A connection was accepted.
   *
   * @param socket the accepted socket or channel; null when a non-blocking accept had none
   * @param listener the server socket or channel
   */
  public static void accepted(Object socket, Object listener) {
    KeepaliveBridge h = hook;
    if (h != null && socket != null) {
      h.onAccepted(socket, listener);
    }
  }

  /**
   * The application calls {@code setKeepAlive}.
   *
   * @return what is to be set instead
   */
  public static boolean keepAlive(Object socket, boolean on) {
    KeepaliveBridge h = hook;
    return h == null ? on : h.onKeepAlive(socket, on);
  }

  /**
   * The application calls {@code setOption}.
   *
   * @param socket a socket or channel, listening or not
   * @return the value that is to be set instead
   */
  public static Object option(Object socket, SocketOption<?> option, Object value) {
    KeepaliveBridge h = hook;
    return h == null ? value : h.onOption(socket, option, value);
  }

  /**
   * A Netty channel becomes active: connected, or accepted.
   *
   * @param pipeline its {@code DefaultChannelPipeline}
   */
  public static void active(Object pipeline) {
    KeepaliveBridge h = hook;
    if (h != null) {
      h.onActive(pipeline);
    }
  }

  /**
   * The application sets an option of a Netty native socket.
   *
   * @param setter the name of the method that it called
   * @return the value that is to be set instead
   */
  public static int nativeOption(Object socket, String setter, int value) {
    KeepaliveBridge h = hook;
    return h == null ? value : h.onNativeOption(socket, setter, value);
  }

  /**
   * The application sets an option of a Netty native socket by its numbers, as setsockopt(2) does.
   *
   * @return the value that is to be set instead
   */
  public static int nativeOption(Object socket, int level, int number, int value) {
    KeepaliveBridge h = hook;
    return h == null ? value : h.onNativeOption(socket, level, number, value);
  }

  /**
   * The same with the value as bytes.
   *
   * @param value an int, in the order of the machine
   * @return what is to be set instead
   */
  public static ByteBuffer nativeOption(Object socket, int level, int number, ByteBuffer value) {
    if (hook == null || value == null || value.remaining() != 4) {
      return value;
    }
    int asked = value.duplicate().order(ByteOrder.nativeOrder()).getInt();
    int decided = nativeOption(socket, level, number, asked);
    if (decided == asked) {
      return value;
    }
    value.position(value.limit());
    ByteBuffer instead = ByteBuffer.allocateDirect(4).order(ByteOrder.nativeOrder());
    instead.putInt(0, decided);
    return instead;
  }

  protected abstract void onConnected(Object socket, SocketAddress asked);

  protected abstract void onAccepted(Object socket, Object listener);

  protected abstract boolean onKeepAlive(Object socket, boolean on);

  protected abstract Object onOption(Object socket, SocketOption<?> option, Object value);

  protected abstract void onActive(Object pipeline);

  protected abstract int onNativeOption(Object socket, String setter, int value);

  protected abstract int onNativeOption(Object socket, int level, int number, int value);
}
