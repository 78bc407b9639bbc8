package dev.keepalive.subject;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A program that sets keepalive options itself.
 *
 * <p>Arguments: a host address, then {@code KIND-MOMENT-WISH} each: a kind of {@link Configurable},
 * {@code before} or {@code after} it connects or accepts, or {@code later}, and a {@link Wish}.
 * Prints {@code ready ARGUMENT CLIENTPORT SERVERPORT} for each, then {@code done}. With the next
 * line of its standard input it does what is to be done later, and prints {@code set}; ends when
 * its standard input does.
 */
public final class AppSettings {
  private static final List<Object> HELD = new ArrayList<>();

  private AppSettings() {}

  public static void main(String[] arguments) throws Exception {
    Map<Configurable, Wish> later = new LinkedHashMap<>();
    InetAddress host = InetAddress.getByName(arguments[0]);
    for (int i = 1; i < arguments.length; i++) {
      String[] part = arguments[i].split("-", 3);
      Wish wish = Wish.valueOf(part[2].replace('-', '_').toUpperCase(Locale.ROOT));
      Configurable socket = Configurable.of(part[0], new InetSocketAddress(host, 0));
      HELD.add(socket);
      if (part[1].equals("before")) {
        wish.on(socket);
      }
      Connection connection = socket.connect();
      if (part[1].equals("after")) {
        wish.on(socket);
      } else if (part[1].equals("later")) {
        later.put(socket, wish);
      }
      System.out.println(
          "ready " + arguments[i] + " " + connection.localPort + " " + connection.remotePort);
    }
    System.out.println("done");
    if (Console.awaitLine() != null) {
      for (Map.Entry<Configurable, Wish> wish : later.entrySet()) {
        wish.getValue().on(wish.getKey());
      }
      System.out.println("set");
      Console.awaitEnd();
    }
  }
}
