package dev.keepalive.agent.insight.jmx;

import dev.keepalive.agent.jvm.Initialized;
import java.lang.management.ManagementFactory;
import java.util.function.Consumer;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.slf4j.Logger;

/**
 * Puts the MBean into the platform's MBean server, once the application, or whoever else, has made
 * one; never makes it. This class names none of JMX's outside its methods' bodies, so that none is
 * loaded before. Thread-safe.
 */
public final class Registration implements Consumer<Object> {
  private static final String NAME = "dev.keepalive:type=KeepaliveAgent";

  private final Managed managed;
  private final Logger log;
  private boolean over;

  /** The MBean server that it is in, or null. */
  private Object server;

  public Registration(Managed managed, Logger log) {
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
    Object found = platform == null ? made() : platform;
    if (found != null) {
      server = found; // whatever comes of it: one try, and no second from within it
      register();
    }
  }

  private void register() {
    try {
      ((MBeanServer) server).registerMBean(new KeepaliveMBean(managed), new ObjectName(NAME));
    } catch (JMException | RuntimeException | LinkageError e) {
      log.warn("not in JMX: {}", e.toString());
    }
  }

  /** The platform's server, if it has been made; asks nothing that would begin to. */
  private static Object made() {
    try {
      Class<?> factory = Class.forName("javax.management.MBeanServerFactory", false, null);
      return Initialized.is(factory) ? platform() : null;
    } catch (ClassNotFoundException | JMException notHere) {
      return null;
    }
  }

  private static Object platform() throws JMException {
    ObjectName runtime = new ObjectName(ManagementFactory.RUNTIME_MXBEAN_NAME);
    for (MBeanServer each : MBeanServerFactory.findMBeanServer(null)) {
      if (each.isRegistered(runtime)) {
        return each;
      }
    }
    return null;
  }

  /** Takes it out again, for good. Never throws. */
  public synchronized void remove() {
    over = true;
    if (server == null) {
      return;
    }
    try {
      ((MBeanServer) server).unregisterMBean(new ObjectName(NAME));
    } catch (JMException | RuntimeException | LinkageError e) {
      log.debug("still in JMX: {}", e.toString());
    }
    server = null;
  }
}
