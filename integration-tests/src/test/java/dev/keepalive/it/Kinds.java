package dev.keepalive.it;

import dev.keepalive.it.harness.Jdk;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The kinds of connection that {@code dev.keepalive.subject.Subject} can open. */
public final class Kinds {

  private static final List<String> CLIENTS =
      List.of(
          "socket",
          "socket-connect",
          "socket-connect-timeout",
          "socket-bound",
          "socket-subclass",
          "socket-subclass-overriding",
          "socket-factory",
          "channel-open",
          "channel-blocking",
          "channel-selector",
          "channel-finish-blocking",
          "channel-adaptor",
          "channel-adaptor-timeout",
          "async-future",
          "async-handler",
          "async-handler-own-group",
          "async-handler-nested",
          "socks",
          "http-proxy");

  private static final List<String> LISTENERS =
      List.of(
          "server-socket-timeout",
          "server-socket-subclass",
          "channel-blocking",
          "channel-selector",
          "channel-adaptor",
          "channel-adaptor-timeout",
          "async-future",
          "async-handler",
          "async-handler-pending");

  private static final List<String> PAIRS =
      List.of("tls@tls", "tls-connect@tls", "tls-layered@tls", "url-connection@http");

  private static final List<String> PAIRS_FROM_21 =
      List.of(
          "virtual-socket@virtual-server-socket",
          "virtual-socket-connect-timeout@server-socket",
          "virtual-channel-blocking@virtual-channel-blocking",
          "virtual-channel-adaptor@server-socket");

  private Kinds() {}

  /**
   * All that this JDK has: each client with a plain listener, each listener with a plain client.
   */
  public static List<String> of(Jdk jdk) {
    List<String> kinds = new ArrayList<>();
    CLIENTS.forEach(client -> kinds.add(client + "@server-socket"));
    LISTENERS.forEach(listener -> kinds.add("socket@" + listener));
    kinds.addAll(PAIRS);
    if (jdk.feature() >= 11) {
      kinds.add("http-client@http");
    }
    if (jdk.feature() >= 21) {
      kinds.addAll(PAIRS_FROM_21);
    }
    return kinds;
  }

  /** The arguments of the subject. */
  public static String[] arguments(String host, List<String> kinds) {
    return Stream.concat(Stream.of(host), kinds.stream()).toArray(String[]::new);
  }
}
