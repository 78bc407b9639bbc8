package java.net;

/**
 * The one class of the agent's that the JDK's socket classes can see. The boot loader defines it in
 * {@code java.net}, because woven code must be able to read it wherever it stands. The agent's hook
 * extends it and is put into {@link #hook}; until then, and where the agent has not started, every
 * call does nothing.
 *
 * <p>Thread-safe. Nothing here locks or opens a socket. What the hook throws ends here.
 */
public abstract class KeepaliveBridge {

  /** The agent's hook, or null while there is none. */
  public static volatile KeepaliveBridge hook;

  /**
   * Something has happened to a socket.
   *
   * @param event one of the names in the agent's {@code weave.Events}
   * @param socket the socket, channel, or what else the event is about
   * @param first what the event says of it, or null
   * @param second what the event says of it, or null
   * @param value what the application is about to set, or null
   * @return the value that is to be set instead
   */
  public static Object event(
      String event, Object socket, Object first, Object second, Object value) {
    KeepaliveBridge h = hook;
    try {
      return h == null ? value : h.on(event, socket, first, second, value);
    } catch (Throwable ours) { // no memory even to begin with
      return value;
    }
  }

  protected abstract Object on(
      String event, Object socket, Object first, Object second, Object value);
}
