package dev.keepalive.subject;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/**
 * Opens connections of the kinds that it is told, both ends in this JVM, and holds them.
 *
 * <p>Arguments: a host address, then kinds, {@code CLIENT@LISTENER}, by the names in {@link
 * Clients} and {@link Listeners}. Prints {@code ready KIND CLIENTPORT SERVERPORT} for each, then
 * {@code done}. Opens more where a line of its standard input names kinds; tells {@link Residue}
 * where it says {@code residue}; ends when that does.
 */
public final class Subject {
  private static final List<Object> HELD = new ArrayList<>();

  private Subject() {}

  public static void main(String[] arguments) throws Exception {
    InetAddress host = InetAddress.getByName(arguments[0]);
    open(host, Arrays.asList(arguments).subList(1, arguments.length));
    System.out.println("done");
    for (String line = Console.awaitLine(); line != null; line = Console.awaitLine()) {
      if (line.equals("residue")) {
        System.out.println("residue " + Residue.line());
        continue;
      }
      open(host, Arrays.asList(line.split(" ", -1)));
      System.out.println("done " + line);
    }
    System.exit(0); // a connection pool of the JDK's may hold a thread that is no daemon
  }

  private static void open(InetAddress host, List<String> kinds) throws Exception {
    for (String kind : kinds) {
      String[] part = kind.split("@", -1);
      System.out.println("ready " + kind + " " + open(host, part[0], part[1]));
    }
  }

  private static String open(InetAddress host, String client, String listener) throws Exception {
    final Listener server = Listeners.kind(listener).listen(new InetSocketAddress(host, 0));
    FutureTask<Connection> accept = inBackground(server::accept);
    Connection connected = Clients.kind(client).connect(server.address());
    Connection accepted = accept.get();
    HELD.add(server);
    HELD.add(connected);
    HELD.add(accepted);
    return connected.isHidden()
        ? accepted.remotePort + " " + accepted.localPort
        : connected.localPort + " " + connected.remotePort;
  }

  /** A listener may have to answer before its client is connected: TLS and HTTP. */
  static <T> FutureTask<T> inBackground(Callable<T> task) {
    FutureTask<T> future = new FutureTask<>(task);
    Thread thread = new Thread(future, "subject");
    thread.setDaemon(true);
    thread.start();
    return future;
  }
}
