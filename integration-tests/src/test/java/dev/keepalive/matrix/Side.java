package dev.keepalive.matrix;

import dev.keepalive.it.harness.Kernel;
import dev.keepalive.it.harness.TcpSocket;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** An end of a connection. */
enum Side {
  CONNECTS,
  ACCEPTS;

  /** The connections of a process by side: an accepted one has the port of a listener. */
  static Map<Side, List<TcpSocket>> of(long pid) {
    Set<Integer> listening =
        Kernel.listeners(pid).stream()
            .map(socket -> socket.local().getPort())
            .collect(Collectors.toSet());
    return Kernel.connections(pid).stream()
        .collect(
            Collectors.groupingBy(
                socket -> listening.contains(socket.local().getPort()) ? ACCEPTS : CONNECTS,
                () -> new EnumMap<>(Side.class),
                Collectors.toList()));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
