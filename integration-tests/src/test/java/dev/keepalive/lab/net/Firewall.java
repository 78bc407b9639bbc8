package dev.keepalive.lab.net;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The stateful firewall on the router: netfilter's connection tracking behind rules of nftables. It
 * lets both sides open connections, passes what belongs to a connection that it knows, and drops
 * everything else without a word, as the firewalls and address translators of clouds do.
 */
public final class Firewall {
  private static final String TABLE = "laboratory";
  private static final String RULES =
      """
      table inet laboratory {
        # holds a "drop" while the path is cut
        chain path {
        }
        chain forward {
          type filter hook forward priority filter; policy drop;
          jump path
          ct state established,related accept
          tcp flags & (fin|syn|rst|ack) == syn ct state new accept
        }
      }
      """;

  /** The times of other states in connection tracking, so that ended connections leave soon. */
  private static final List<String> SHORT_LIVED =
      List.of("close", "close_wait", "fin_wait", "last_ack", "time_wait");

  private static final Pattern ENTRY =
      Pattern.compile("src=(?<src>\\S+) dst=\\S+ sport=(?<sport>\\d+) dport=(?<dport>\\d+)");

  private static final String PARAMETER = "netfilter/nf_conntrack_";

  private final Namespace router;

  private Firewall(Namespace router) {
    this.router = router;
  }

  static Firewall on(Namespace router) {
    Firewall firewall = new Firewall(router);
    firewall.nft(RULES);
    for (String state : SHORT_LIVED) {
      router.sysctl(PARAMETER + "tcp_timeout_" + state, 1);
    }
    // a packet in the middle of an unknown connection does not make it known
    router.sysctl(PARAMETER + "tcp_loose", 0);
    firewall.forgetAfter(Duration.ofHours(1));
    return firewall;
  }

  /** How long it remembers a connection after its last packet, from its next packet on. */
  public void forgetAfter(Duration silence) {
    router.sysctl(PARAMETER + "tcp_timeout_established", silence.toSeconds());
  }

  /**
   * A connection across the router.
   *
   * @param applicationPort the port of the end on the application's host
   * @param peerPort the port of the end on the peer's host
   */
  public record Connection(int applicationPort, int peerPort) {}

  /**
   * The connections that it knows. (The kernel's own count, {@code nf_conntrack_count}, still has
   * those that are forgotten but not yet swept up; a listing has not.)
   */
  public Set<Connection> known() {
    return conntrack("-L", "-p", "tcp", "--state", "ESTABLISHED")
        .lines()
        .map(ENTRY::matcher)
        .filter(Matcher::find)
        .map(Firewall::connection)
        .collect(Collectors.toSet());
  }

  private static Connection connection(Matcher entry) {
    int sourcePort = Integer.parseInt(entry.group("sport"));
    int destinationPort = Integer.parseInt(entry.group("dport"));
    return entry.group("src").equals(Network.APPLICATION)
        ? new Connection(sourcePort, destinationPort)
        : new Connection(destinationPort, sourcePort);
  }

  /** From now on nothing passes, in either direction. */
  public void cut() {
    nft("add rule inet " + TABLE + " path drop");
  }

  /** From now on it answers with a reset what belongs to no connection that it knows. */
  public void resetUnknown() {
    nft("add rule inet " + TABLE + " forward ct state invalid reject with tcp reset");
  }

  /** From now on so many of a hundred packets are lost, at random, in both directions. */
  public void lose(int percent) {
    nft("add rule inet " + TABLE + " path numgen random mod 100 < " + percent + " drop");
  }

  /** The path is whole again. */
  public void restore() {
    nft("flush chain inet " + TABLE + " path");
  }

  private String conntrack(String... arguments) {
    return router.run(Stream.concat(Stream.of("conntrack"), Stream.of(arguments)).toList(), "");
  }

  private void nft(String rules) {
    router.run(List.of("nft", "-f", "-"), rules);
  }
}
