package dev.keepalive.agent.insight.jmx;

import dev.keepalive.agent.jvm.Initialized;
import dev.keepalive.agent.log.Log;
import java.util.function.Consumer;

/**
 * Puts the MBean into the platform's MBean server, once the application, or whoever else, has made
 * one; never makes it. Names no class of JMX's itself, so that none is loaded before, and none is
 * needed: an image may lack the module. Thread-safe.
 */
public final class Registration implements Consumer<Object> {
  private final Managed managed;
  private final Log log;
  private boolean over;

  /** The MBean server that it is in, or null. */
  private Object server;

  public Registration(Managed managed, Log log) {
    this.managed = managed;
    this.log = log;
  }

  /**
   * JMX is there.
   *
   * @param platform the platform's MBean server; null: it may have been made before
   */
  @Override
  public synchronized void accept(Object platform) {
    if (server != null || over) {
      return;
    }
    try {
      Object found = platform != null ? platform : isMade() ? PlatformServer.find() : null;
      if (found != null) {
        server = found; // before: no second try from within the first
        PlatformServer.register(found, managed);
      }
    } catch (Exception | LinkageError e) {
      server = null; // what is there under the name is another's
      over = true;
      log.warn("not in JMX: {}", e.toString());
    }
  }

  /** Whether there has been any MBean server; asks nothing that would begin to. */
  private static boolean isMade() {
    try {
      return Initialized.is(Class.forName("javax.management.MBeanServerFactory", false, null));
    } catch (ClassNotFoundException notInThisImage) {
      return false;
    }
  }

  /** Takes it out again, for good. Never throws. */
  public synchronized void remove() {
    over = true;
    try {
      if (server != null) {
        PlatformServer.unregister(server);
      }
    } catch (Exception | LinkageError e) {
      log.debug("still in JMX: {}", e.toString());
    }
    server = null;
  }
}
