package dev.keepalive.lab.net;

import java.util.List;

/**
 * Application – router – peer, each a namespace, joined by two virtual cables. Names are this run's
 * own; namespaces that dead runs left behind are removed first. Not thread-safe.
 */
public final class Network implements AutoCloseable {
  /** The application's address. */
  public static final String APPLICATION = "10.231.1.2";

  /** The peer's address. */
  public static final String PEER = "10.231.2.2";

  /** The router's interface towards the application. */
  public static final String APPLICATION_SIDE = "application";

  private static final String PEER_SIDE = "peer";

  private final Watchdog watchdog;
  private final Namespace application;
  private final Namespace router;
  private final Firewall firewall;
  private Namespace peer;

  private Network(String run) {
    String applicationName = run + "app";
    String routerName = run + "router";
    String peerName = run + "peer";
    watchdog = Watchdog.over(List.of(applicationName, routerName, peerName));
    try {
      application = Namespace.create(applicationName);
      router = Namespace.create(routerName);
      peer = Namespace.create(peerName);
      router.sysctl("ipv4/ip_forward", 1);
      cable(application, APPLICATION_SIDE, APPLICATION, "10.231.1.1");
      cable(peer, PEER_SIDE, PEER, "10.231.2.1");
      firewall = Firewall.on(router);
    } catch (RuntimeException e) {
      watchdog.close();
      throw e;
    }
  }

  /** Builds it. */
  public static Network open() {
    removeLeftovers();
    return new Network(RunName.next());
  }

  private static void removeLeftovers() {
    for (String line : Command.run("ip", "netns", "list").lines().toList()) {
      // "NAME (id: N)"
      String name = line.split(" ", 2)[0];
      if (RunName.isLeftover(name)) {
        new Namespace(name).remove();
      }
    }
  }

  private void cable(Namespace host, String routerInterface, String address, String gateway) {
    router.ip(
        "link",
        "add",
        routerInterface,
        "type",
        "veth",
        "peer",
        "name",
        "eth0",
        "netns",
        host.name());
    router.ip("addr", "add", gateway + "/24", "dev", routerInterface);
    router.ip("link", "set", routerInterface, "up");
    host.ip("addr", "add", address + "/24", "dev", "eth0");
    host.ip("link", "set", "eth0", "up");
    host.ip("route", "add", "default", "via", gateway);
  }

  /** The names of its namespaces. */
  List<String> names() {
    return List.of(application.name(), router.name(), peer.name());
  }

  public Namespace application() {
    return application;
  }

  public Namespace router() {
    return router;
  }

  public Namespace peer() {
    return peer;
  }

  public Firewall firewall() {
    return firewall;
  }

  /**
   * The peer's host loses its power and starts again: its cable is pulled, so that its last words
   * reach nobody, and the new host has the old address and no memory of its connections.
   */
  public void rebootPeer() {
    firewall.cut();
    router.ip("link", "del", PEER_SIDE);
    peer.remove();
    peer = Namespace.create(peer.name());
    cable(peer, PEER_SIDE, PEER, "10.231.2.1");
    firewall.restore();
  }

  /** Ends all processes on its hosts and removes it. */
  @Override
  public void close() {
    watchdog.close();
  }
}
