package dev.keepalive.agent.config;

import dev.keepalive.agent.config.match.Direction;
import dev.keepalive.agent.config.policy.ModelRule;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.SplittableRandom;

/** Random addresses, names and patterns from small pools, so that rules and endpoints meet. */
public final class ModelEndpoints {
  private static final String[] WORDS = {"db", "mq", "web", "db1", "a", "bank", "example"};

  private ModelEndpoints() {}

  public static ModelRule.Endpoint endpoint(SplittableRandom random) {
    Direction direction = Tries.oneOf(random, Direction.CONNECT, Direction.ACCEPT);
    InetAddress remote = random.nextInt(8) == 0 ? null : address(random);
    String host = direction == Direction.ACCEPT || random.nextInt(4) == 0 ? null : name(random);
    return new ModelRule.Endpoint(
        direction, host, remote, 1 + random.nextInt(14), 1 + random.nextInt(14));
  }

  private static InetAddress address(SplittableRandom random) {
    return random.nextBoolean() ? v4(random) : v6(random);
  }

  public static InetAddress v4(SplittableRandom random) {
    byte[] bytes = {(byte) (random.nextBoolean() ? 10 : 0xff), 0, few(random), few(random)};
    return of(bytes);
  }

  public static InetAddress v6(SplittableRandom random) {
    byte[] bytes = new byte[16];
    bytes[0] = (byte) (random.nextBoolean() ? 0xfd : 0xff);
    bytes[7] = few(random);
    bytes[8] = few(random);
    bytes[15] = few(random);
    return of(bytes);
  }

  private static byte few(SplittableRandom random) {
    return Tries.oneOf(random, 0, 1, 2, 127, 128, 255).byteValue();
  }

  private static InetAddress of(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  static String name(SplittableRandom random) {
    StringBuilder name = new StringBuilder(Tries.oneOf(random, WORDS));
    for (int i = random.nextInt(3); i > 0; i--) {
      name.append(random.nextInt(4) == 0 ? "-" : ".").append(Tries.oneOf(random, WORDS));
    }
    String written =
        random.nextInt(8) == 0 ? name.toString().toUpperCase(Locale.ROOT) : name.toString();
    return random.nextInt(8) == 0 ? written + "." : written;
  }

  /** A name in which some characters became wildcards. */
  public static String glob(SplittableRandom random) {
    StringBuilder glob = new StringBuilder(name(random).replaceAll("\\.$", ""));
    for (int i = random.nextInt(3); i > 0; i--) {
      int from = random.nextInt(glob.length());
      int to = Math.min(glob.length(), from + random.nextInt(5));
      glob.replace(from, to, random.nextInt(3) == 0 ? "?" : "*");
    }
    String text = glob.toString();
    // what the syntax refuses, and what it takes for any host or address
    boolean refused =
        text.startsWith(".")
            || text.contains("..")
            || text.equals("*")
            || text.matches("[?*.0-9]*[0-9][?*.0-9]*");
    return refused ? name(random).replaceAll("\\.$", "") : text;
  }
}
