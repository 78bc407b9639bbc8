package dev.keepalive.agent.config.setting;

import dev.keepalive.agent.config.problem.Entry;

/**
 * Named values for the networks that users meet: a layer below what is set explicitly.
 *
 * <p>The first four probe as rarely as the devices on the way allow. A dead peer is found, all
 * probes included, before the device forgets the connection, so that the loss of some probes costs
 * nothing. Exactly 300 s is avoided: conntrack's timer for unacknowledged data sits there.
 */
public enum Preset {
  /**
   * Network Load Balancer, NAT gateway and VPC endpoints forget an idle connection after 350 s:
   * docs.aws.amazon.com/elasticloadbalancing/latest/network/network-load-balancers.html,
   * docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-troubleshooting.html, and for endpoints
   * "Implementing long-running TCP connections within VPC networking" on AWS's networking blog.
   */
  AWS("aws", 200, 30, 4),
  /**
   * Load Balancer and outbound NAT forget after 4 minutes:
   * learn.microsoft.com/en-us/azure/load-balancer/load-balancer-tcp-reset.
   */
  AZURE("azure", 120, 20, 5),
  /**
   * The VPC's firewall forgets after 10 minutes, Cloud NAT after 20:
   * cloud.google.com/compute/docs/troubleshooting/general-tips.
   */
  GCP("gcp", 400, 30, 6),
  /**
   * IPVS, one of kube-proxy's modes, forgets after 900 s, conntrack after a day: ipvsadm(8) {@code
   * --set}, kubernetes.io/docs/reference/command-line-tools-reference/kube-proxy.
   */
  KUBERNETES("kubernetes", 600, 45, 6),
  /**
   * Finds a failed database in six seconds, with or without data under way:
   * docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.BestPractices.FastFailover.html.
   */
  FAILOVER("failover", 1, 1, 5),
  /** What libkeepalive 0.3 does without its variables: on, with the kernel's values. */
  LIBKEEPALIVE("libkeepalive", Settings.KERNEL, Settings.KERNEL, Settings.KERNEL),
  /** What each connection of a Go program has: pkg.go.dev/net#KeepAliveConfig. */
  GO("go", 15, 15, 9);

  private final String spelling;
  private final int idleSeconds;
  private final int intervalSeconds;
  private final int count;

  Preset(String spelling, int idleSeconds, int intervalSeconds, int count) {
    this.spelling = spelling;
    this.idleSeconds = idleSeconds;
    this.intervalSeconds = intervalSeconds;
    this.count = count;
  }

  /** What a layer says, over what the preset in it, if any, stands for. */
  public static Layer fillIn(Layer layer) {
    Preset preset = layer.get(Key.PRESET);
    return preset == null ? layer : layer.over(preset.layer(layer.entry(Key.PRESET)));
  }

  private Layer layer(Entry entry) {
    Layer layer = new Layer();
    layer.set(Key.IDLE, entry, seconds(idleSeconds));
    layer.set(Key.INTERVAL, entry, seconds(intervalSeconds));
    layer.set(
        Key.COUNT, entry, count == Settings.KERNEL ? Quantity.KERNEL : Quantity.ofCount(count));
    if (this == FAILOVER) {
      layer.set(Key.USER_TIMEOUT, entry, Quantity.AUTO);
    } else if (this == LIBKEEPALIVE) {
      layer.set(Key.USER_TIMEOUT, entry, Quantity.OFF);
      layer.set(Key.APP_SETTINGS, entry, AppSettings.RESPECT);
    }
    return layer;
  }

  private static Quantity seconds(int seconds) {
    return seconds == Settings.KERNEL ? Quantity.KERNEL : Quantity.ofSeconds(seconds);
  }

  /** The preset as it is written in a configuration. */
  @Override
  public String toString() {
    return spelling;
  }
}
