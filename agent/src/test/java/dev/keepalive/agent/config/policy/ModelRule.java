package dev.keepalive.agent.config.policy;

import dev.keepalive.agent.config.ModelEndpoints;
import dev.keepalive.agent.config.check.Endpoint;
import dev.keepalive.agent.config.match.Direction;
import dev.keepalive.agent.weave.Target;
import java.math.BigInteger;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The plain reference for matching: random targets as they are written, each with a predicate that
 * says slowly and obviously what it matches. Shares no code with what it judges.
 */
public final class ModelRule {

  /** A connection, as the policy is asked about it. */
  public record Endpoint(
      Direction direction, String host, InetAddress remote, int remotePort, int localPort) {

    int port() {
      return direction == Direction.CONNECT ? remotePort : localPort;
    }
  }

  /** One target, and what it matches. */
  private record Target(String text, Predicate<Endpoint> matches) {}

  private record Ports(String text, IntPredicate contains) {}

  private record Host(String text, Predicate<Endpoint> matches) {}

  private final List<Target> targets = new ArrayList<>();

  static ModelRule random(SplittableRandom random) {
    ModelRule rule = new ModelRule();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      rule.targets.add(target(random));
    }
    return rule;
  }

  /** The match as it is written in a file. */
  String match() {
    return String.join(", ", targets.stream().map(Target::text).toList());
  }

  boolean matches(Endpoint endpoint) {
    return targets.stream().anyMatch(target -> target.matches.test(endpoint));
  }

  private static Target target(SplittableRandom random) {
    Ports ports = ports(random);
    Host host = host(random, true);
    Host from = host(random, false);
    return switch (random.nextInt(4)) {
      case 0 ->
          new Target(
              "accept " + ports.text + (from.text.equals("*") ? "" : " from " + from.text),
              end ->
                  end.direction == Direction.ACCEPT
                      && ports.contains.test(end.localPort)
                      && from.matches.test(end));
      case 1 ->
          new Target(
              "any " + host.text + ports.text,
              end -> ports.contains.test(end.port()) && host.matches.test(end));
      default ->
          new Target(
              "connect " + host.text + ports.text,
              end ->
                  end.direction == Direction.CONNECT
                      && ports.contains.test(end.remotePort)
                      && host.matches.test(end));
    };
  }

  private static Ports ports(SplittableRandom random) {
    if (random.nextInt(3) == 0) {
      return new Ports("", port -> true);
    }
    int low = 1 + random.nextInt(12);
    int high = low + random.nextInt(4);
    int more = 1 + random.nextInt(12);
    return switch (random.nextInt(3)) {
      case 0 -> new Ports(":" + low, port -> port == low);
      case 1 -> new Ports(":" + low + "-" + high, port -> low <= port && port <= high);
      default ->
          new Ports(
              ":" + low + "-" + high + ", " + more,
              port -> (low <= port && port <= high) || port == more);
    };
  }

  private static Host host(SplittableRandom random, boolean names) {
    return switch (random.nextInt(names ? 5 : 3)) {
      case 0 -> new Host("*", end -> true);
      case 1 -> {
        InetAddress v4 = ModelEndpoints.v4(random);
        yield network(random, v4.getHostAddress(), v4, 32);
      }
      case 2 -> {
        InetAddress v6 = ModelEndpoints.v6(random);
        yield network(random, "[" + v6.getHostAddress() + "]", v6, 128);
      }
      default -> named(ModelEndpoints.glob(random));
    };
  }

  private static Host named(String glob) {
    String regex = glob.replace(".", "\\.").replace("*", ".*").replace("?", ".");
    Pattern pattern = Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    return new Host(
        glob,
        end -> end.host != null && pattern.matcher(end.host.replaceAll("\\.$", "")).matches());
  }

  private static Host network(
      SplittableRandom random, String literal, InetAddress address, int all) {
    if (random.nextInt(4) == 0) {
      return new Host(literal, end -> sameBits(end.remote, address, all));
    }
    int bits = random.nextInt(4) == 0 ? random.nextInt(all + 1) : all - random.nextInt(9);
    return new Host(literal + "/" + bits, end -> sameBits(end.remote, address, bits));
  }

  private static boolean sameBits(InetAddress a, InetAddress b, int bits) {
    if (a == null || a.getAddress().length != b.getAddress().length) {
      return false;
    }
    int all = b.getAddress().length * 8;
    BigInteger difference =
        new BigInteger(1, a.getAddress()).xor(new BigInteger(1, b.getAddress()));
    return difference.shiftRight(all - bits).signum() == 0;
  }
}
