package dev.keepalive.subject;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.management.InstanceNotFoundException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

/**
 * Has one connection to itself, on which it switches keepalive off, and asks the agent's MBean.
 *
 * <p>It prints {@code ready}, then reads {@code get ATTRIBUTE}, {@code rules}, {@code connections}
 * and {@code reload}, and prints what comes of it, or {@code no MBean}. Ends when its standard
 * input does.
 */
public final class JmxClient {
  private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

  private JmxClient() {}

  /** Takes no arguments. */
  public static void main(String[] args) throws Exception {
    ObjectName agent = new ObjectName("dev.keepalive:type=KeepaliveAgent");
    InetAddress loopback = InetAddress.getLoopbackAddress();
    ServerSocket listener = new ServerSocket(0, 50, loopback);
    Socket socket = new Socket(loopback, listener.getLocalPort());
    Socket accepted = listener.accept();
    socket.setKeepAlive(false);
    System.out.println("ready");
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    String command;
    while ((command = commands.readLine()) != null) {
      try {
        obey(agent, command);
      } catch (InstanceNotFoundException e) {
        System.out.println("no MBean");
      }
    }
    accepted.close();
    socket.close();
    listener.close();
    System.exit(0);
  }

  private static void obey(ObjectName agent, String command) throws Exception {
    switch (command) {
      case "rules":
        for (Object row : ((TabularData) SERVER.getAttribute(agent, "Rules")).values()) {
          CompositeData rule = (CompositeData) row;
          System.out.println("rule " + rule.get("rule") + " " + rule.get("connections"));
        }
        System.out.println("rules end");
        break;
      case "connections":
        Object table = SERVER.invoke(agent, "connections", null, null);
        for (Object row : ((TabularData) table).values()) {
          CompositeData connection = (CompositeData) row;
          StringBuilder line = new StringBuilder("connection");
          String[] names = {"direction", "rule", "keepalive", "idle", "interval", "count", "state"};
          for (String name : names) {
            line.append(' ').append(connection.get(name));
          }
          System.out.println(line);
        }
        System.out.println("connections end");
        break;
      case "reload":
        System.out.println("reloaded " + SERVER.invoke(agent, "reload", null, null));
        break;
      default:
        String attribute = command.substring(command.indexOf(' ') + 1);
        System.out.println(attribute + "=" + SERVER.getAttribute(agent, attribute));
    }
  }
}
