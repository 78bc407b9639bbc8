package dev.keepalive.lab.net;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

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

  /** How long it remembers a connection without traffic, for connections opened from now on. */
  public void forgetAfter(Duration silence) {
    router.sysctl(PARAMETER + "tcp_timeout_established", silence.toSeconds());
  }

  /** How many connections it knows. */
  public long remembered() {
    return router.sysctl(PARAMETER + "count");
  }

  /** From now on nothing passes, in either direction. */
  public void cut() {
    nft("add rule inet " + TABLE + " path drop");
  }

  /** The path is whole again. */
  public void restore() {
    nft("flush chain inet " + TABLE + " path");
  }

  private void nft(String rules) {
    List<String> command = new ArrayList<>(List.of(router.inside()));
    Collections.addAll(command, "nft", "-f", "-");
    Command.run(command, rules);
  }
}
