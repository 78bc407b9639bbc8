package dev.keepalive.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The connections of a program that prints {@code ready NAME LOCALPORT REMOTEPORT} for each and
 * holds both ends, as the kernel has them.
 */
public final class Connections {

  private final Program program;
  private final List<TcpSocket> sockets;
  private final Map<String, int[]> ports = new TreeMap<>();

  private Connections(Program program) {
    this.program = program;
    this.sockets = Kernel.connections(program.pid());
    program
        .stdout()
        .lines()
        .filter(line -> line.startsWith("ready "))
        .map(line -> line.split(" ", -1))
        .forEach(
            word ->
                ports.put(
                    word[1], new int[] {Integer.parseInt(word[2]), Integer.parseInt(word[3])}));
  }

  /** Waits until the program is {@code done} and looks at what it holds. */
  public static Connections of(Program program) {
    program.await("done");
    return new Connections(program);
  }

  /** All connected sockets of the program, also those that it told nothing of. */
  public List<TcpSocket> all() {
    return sockets;
  }

  /** The socket at the local port that the program told. */
  public TcpSocket near(String name) {
    return find(name, ports.get(name)[0], ports.get(name)[1]);
  }

  /** The other end of it. */
  public TcpSocket far(String name) {
    return find(name, ports.get(name)[1], ports.get(name)[0]);
  }

  /** Asserts that these are the connections, that both ends are there and that each shows this. */
  public void assertBothEndsShow(Keepalive expected, List<String> names) {
    assertThat(ports.keySet()).containsExactlyInAnyOrderElementsOf(Set.copyOf(names));
    assertShow(expected, names);
    assertThat(sockets)
        .as("also what no line of %s tells of", program)
        .allMatch(socket -> socket.keepalive().matches(expected));
  }

  /** Asserts that both ends of these connections, the last of each name, show this. */
  public void assertShow(Keepalive expected, List<String> names) {
    Map<String, TcpSocket> ends = new TreeMap<>();
    for (String name : names) {
      ends.put(name, near(name));
      ends.put(name + " (the other end)", far(name));
    }
    ends.values().removeIf(end -> end.keepalive().matches(expected));
    assertThat(ends).as("%s should show %s", program, expected).isEmpty();
  }

  private TcpSocket find(String name, int local, int remote) {
    return sockets.stream()
        .filter(socket -> socket.has(local, remote))
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    name
                        + " is not there among\n"
                        + sockets.stream()
                            .map(TcpSocket::toString)
                            .collect(Collectors.joining("\n"))
                        + "\nof "
                        + program));
  }
}
