package dev.keepalive.bench;

/**
 * Configurations of three hundred rules: of mixed kinds, and of the kinds that are hard to tell.
 */
public enum ManyRules {
  /** Names, patterns, networks of both families and ports, as an operator would write them. */
  MIXED {
    @Override
    String match(int i) {
      return switch (i % 5) {
        case 0 -> "connect db" + i + ".bank.example:5432";
        case 1 -> "connect *.team" + i + ".example:443,8000-8999";
        case 2 -> "connect 10." + i / 250 + "." + i % 250 + ".0/24";
        case 3 -> "any [fd00:" + Integer.toHexString(i) + "::]/32";
        default -> "accept :" + (20_000 + i) + " from 192.168." + i % 250 + ".0/24";
      };
    }
  },
  /** Each on a port of its own: nothing but the port tells them apart. */
  PORTS {
    @Override
    String match(int i) {
      return "connect :" + (1000 + i);
    }
  },
  /** Single hosts of one network, and the network. */
  NESTED {
    @Override
    String match(int i) {
      return i < LAST ? "connect 10.3." + i / 250 + "." + i % 250 : "connect 10.0.0.0/8";
    }
  },
  /** Patterns that all begin alike, or all end alike. */
  PATTERNS {
    @Override
    String match(int i) {
      return "connect *-" + i + ".bank.example, mq" + i + "-*.bank.example";
    }
  },
  /** Wildcards at both ends: neither begin nor end tells the patterns apart. */
  INFIXES {
    @Override
    String match(int i) {
      return "connect *-" + i + "-*:1000-2000";
    }
  };

  /**
   * As many as a large file of an operator's has; {@code -Dkeepalive.bench.rules=1000} for more.
   */
  static final int RULES = Integer.getInteger("keepalive.bench.rules", 300);

  private static final int LAST = RULES - 1;

  abstract String match(int i);

  /** The text of the configuration file. */
  String file() {
    StringBuilder file = new StringBuilder();
    for (int i = 0; i < RULES; i++) {
      file.append("rule.r").append(i).append(".match = ").append(match(i)).append('\n');
      file.append("rule.r").append(i).append(".idle = ").append(i + 1).append('\n');
    }
    return file.toString();
  }
}
