package dev.keepalive.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * An old-fashioned program that never heard of TCP keepalive: it opens a connection to itself with
 * each kind of socket that the JDK has, says hello on it once, and from then on holds it open in
 * silence. Then it prints what the kernel says about each.
 */
public final class DemoApp {
  private DemoApp() {}

  /** Runs the program; exits with 2 and a message on stderr for arguments that it does not know. */
  public static void main(String[] args) throws Exception {
    Arguments arguments;
    try {
      arguments = Arguments.parse(args);
    } catch (IllegalArgumentException e) {
      System.err.println("demo-app: " + e.getMessage());
      System.err.println("Try --help.");
      System.exit(2);
      return;
    }
    if (arguments.help()) {
      System.out.print(Arguments.HELP);
      return;
    }
    ConnectionTable table = new ConnectionTable(openOneOfEachKind());
    table.print(System.out);
    if (arguments.hold()) {
      Hold.until(arguments.holdFor(), table);
    }
  }

  private static List<HeldConnection> openOneOfEachKind() throws Exception {
    List<HeldConnection> connections = new ArrayList<>();
    connections.addAll(StreamSockets.open());
    connections.addAll(BlockingChannels.open());
    connections.addAll(SelectorChannels.open());
    connections.addAll(AsynchronousChannels.open());
    connections.addAll(HttpConnections.open());
    return connections;
  }
}
