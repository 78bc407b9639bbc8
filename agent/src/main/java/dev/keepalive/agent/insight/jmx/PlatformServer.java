package dev.keepalive.agent.insight.jmx;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;

/** The platform's MBean server. Only to be loaded where JMX has begun. */
final class PlatformServer {
  private static final String NAME = "dev.keepalive:type=KeepaliveAgent";

  private PlatformServer() {}

  /** The server that has the JVM's own MBeans, or null; never makes it. */
  static Object find() throws JMException {
    ObjectName runtime = new ObjectName(ManagementFactory.RUNTIME_MXBEAN_NAME);
    for (MBeanServer each : MBeanServerFactory.findMBeanServer(null)) {
      if (each.isRegistered(runtime)) {
        return each;
      }
    }
    return null;
  }

  static void register(Object server, Managed managed) throws JMException {
    ((MBeanServer) server).registerMBean(new KeepaliveMBean(managed), new ObjectName(NAME));
  }

  static void unregister(Object server) throws JMException {
    ((MBeanServer) server).unregisterMBean(new ObjectName(NAME));
  }
}
