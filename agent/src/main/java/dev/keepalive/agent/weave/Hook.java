package dev.keepalive.agent.weave;

import dev.keepalive.agent.socket.Connections;
import dev.keepalive.agent.socket.record.Failures;
import dev.keepalive.agent.watch.DeadPeers;
import java.net.KeepaliveBridge;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.function.Consumer;

/**
 * What stands behind the bridge. Whatever goes wrong in the agent ends here: the application goes
 * on as if the agent were not there. Thread-safe.
 */
public final class Hook extends KeepaliveBridge {
  private final Connections connections;
  private final DeadPeers deadPeers;
  private final Failures failures;
  private final Consumer<Object> jmx;
  private final boolean mayBeRestricted;

  /**
   * @param deadPeers looks at what reads and writes throw
   * @param jmx is given the platform's MBean server
   * @param feature 8, 11, 17 …
   */
  Hook(
      Connections connections,
      DeadPeers deadPeers,
      Failures failures,
      Consumer<Object> jmx,
      int feature) {
    this.connections = connections;
    this.deadPeers = deadPeers;
    this.failures = failures;
    this.jmx = jmx;
    this.mayBeRestricted = feature < 24;
  }

  /**
   * Puts the hook behind the bridge, which must have been defined.
   *
   * @throws IllegalStateException if another agent's is there
   */
  void install() {
    if (KeepaliveBridge.hook != null) {
      throw new IllegalStateException("another one is active in this JVM");
    }
    KeepaliveBridge.hook = this;
  }

  /** Makes all that is woven a no-op again. */
  static void remove() {
    KeepaliveBridge.hook = null;
  }

  @Override
  protected Object on(
      final String event,
      final Object socket,
      final Object first,
      final Object second,
      final Object value) {
    return isRestricted()
        ? AccessController.doPrivileged(
            new PrivilegedAction<Object>() {
              @Override
              public Object run() {
                return happened(event, socket, first, second, value);
              }
            })
        : happened(event, socket, first, second, value);
  }

  private Object happened(String event, Object socket, Object first, Object second, Object value) {
    try {
      return Events.happened(connections, deadPeers, jmx, event, socket, first, second, value);
    } catch (Throwable t) {
      failures.onConnection(event, t);
      return value;
    }
  }

  /**
   * Runs what must not depend on what the application's code is allowed to. There are
   * SecurityManagers up to Java 23; JEP 486 took them away, and a later JDK may take the classes.
   */
  <T> T privileged(PrivilegedAction<T> action) {
    return isRestricted() ? AccessController.doPrivileged(action) : action.run();
  }

  private boolean isRestricted() {
    return mayBeRestricted && System.getSecurityManager() != null;
  }
}
