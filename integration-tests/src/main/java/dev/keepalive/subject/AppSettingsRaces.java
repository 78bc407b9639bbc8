package dev.keepalive.subject;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/**
 * Opens connections, one after another, while another thread sets a keepalive option on them.
 *
 * <p>Arguments: how many connections of each race, then the races, {@code KIND-OPTION}: a kind of
 * {@link RacedConnection}, and {@code off}, which switches keepalive off, or {@code idle}, which
 * sets {@code TCP_KEEPIDLE} to 33. Prints for each race {@code values KIND-OPTION
 * on/IDLE/INTERVAL/COUNT N} for each combination that the kernel had when both threads were done,
 * {@code overlaps KIND-OPTION N}, how often they ran at the same time, {@code ready NAME LOCALPORT
 * REMOTEPORT VALUES} for each of the last connections, which it holds, and {@code raced
 * KIND-OPTION}; after the last {@code done}. Ends when its standard input does.
 */
public final class AppSettingsRaces {
  private static final int HELD = 50;

  private static final int SERVERS = 4;

  private AppSettingsRaces() {}

  public static void main(String[] arguments) throws Exception {
    for (int i = 1; i < arguments.length; i++) {
      run(arguments[i], Integer.parseInt(arguments[0]));
      System.out.println("raced " + arguments[i]);
    }
    System.out.println("done");
    Console.awaitEnd();
  }

  /** The collector closes a socket that nobody holds. */
  private static final Deque<RacedConnection> SAMPLE = new ArrayDeque<>();

  private static void run(String name, int connections) throws Exception {
    String[] part = name.split("-", -1);
    HoldingServer[] servers = new HoldingServer[SERVERS];
    for (int i = 0; i < SERVERS; i++) {
      servers[i] = HoldingServer.ofSocket(HELD);
    }
    Map<String, Integer> values = new TreeMap<>();
    ArrayDeque<RacedConnection> held = new ArrayDeque<>();
    try (ConnectRace race = new ConnectRace(setting(part[1]))) {
      for (int i = 0; i < connections; i++) {
        RacedConnection connection = RacedConnection.of(part[0], servers[i % SERVERS].address());
        race.run(connection);
        values.merge(connection.values(), 1, Integer::sum);
        held.add(connection);
        if (held.size() > HELD) {
          held.remove().reset();
        }
      }
      System.out.println("overlaps " + name + " " + race.overlaps());
    }
    values.forEach(
        (value, times) -> System.out.println("values " + name + " " + value + " " + times));
    SAMPLE.addAll(held);
    int number = 0;
    for (RacedConnection connection : held) {
      System.out.println(
          "ready " + name + "-" + number++ + " " + connection.ports() + " " + connection.values());
    }
  }

  private static ConnectRace.Setting setting(String option) {
    switch (option) {
      case "off":
        return RacedConnection::switchOff;
      case "idle":
        return connection -> connection.setIdle(33);
      default:
        throw new IllegalArgumentException(option);
    }
  }
}
