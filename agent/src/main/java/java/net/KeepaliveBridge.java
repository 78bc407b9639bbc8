package java.net;

/**
 * The one class of the agent's that the JDK's own socket classes can see. It lies in {@code
 * java.net}, defined by the boot loader, because woven code must be able to read it wherever it
 * stands. The agent's hook extends it and is put into {@link #hook}; until then, and after the
 * agent has failed, every call is a no-op.
 *
 * <p>Thread-safe. Nothing here allocates, locks or opens a socket.
 */
public abstract class KeepaliveBridge {

  /** The agent's hook, or null while there is none. */
  public static volatile KeepaliveBridge hook;
}
