package dev.keepalive.agent.config.check;

import dev.keepalive.agent.config.address.Address;
import dev.keepalive.agent.config.address.Digits;
import dev.keepalive.agent.config.match.Direction;
import dev.keepalive.agent.config.match.MatchTerm;
import dev.keepalive.agent.config.match.MatchWord;
import dev.keepalive.agent.config.match.PortRanges;
import dev.keepalive.agent.config.policy.Policy;
import dev.keepalive.agent.config.policy.Rule;
import dev.keepalive.agent.config.problem.Problem;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;

/** A connection that might be: the question which rule decides on it. Immutable. */
public final class Endpoint {
  private static final String ALLOWED =
      "; allowed: as \"connect db.example:5432\", \"connect db.example/10.20.3.4:5432\" or"
          + " \"accept :8443 from 192.168.1.7\"";

  private final String text;
  private final Direction direction;
  private final String host;
  private final InetAddress remote;
  private final int port;

  private Endpoint(String text, Direction direction, String host, InetAddress remote, int port) {
    this.text = text;
    this.direction = direction;
    this.host = host;
    this.remote = remote;
    this.port = port;
  }

  /**
   * Reads {@code connect HOST:PORT}, {@code connect HOST/ADDRESS:PORT} or {@code accept :PORT [from
   * ADDRESS]}. No name is looked up.
   *
   * @throws IllegalArgumentException with a message for the user
   */
  public static Endpoint parse(String text) {
    List<MatchWord> words = MatchWord.split(text);
    String last = words.isEmpty() ? "" : words.get(words.size() - 1).text;
    if (words.size() == 2 && words.get(0).is("connect")) {
      return connect(text, last);
    }
    boolean withFrom = words.size() == 4 && words.get(2).is("from");
    if (words.size() >= 2 && words.get(0).is("accept") && (words.size() == 2 || withFrom)) {
      String port = words.get(1).text;
      if (port.startsWith(":")) {
        InetAddress from = withFrom ? address(last) : null;
        return new Endpoint(text, Direction.ACCEPT, null, from, port(port.substring(1)));
      }
    }
    throw new IllegalArgumentException(Problem.shown(text) + " is no connection" + ALLOWED);
  }

  private static Endpoint connect(String text, String target) {
    int colon = target.indexOf(':', target.lastIndexOf(']') + 1);
    if (colon <= 0) {
      throw new IllegalArgumentException(Problem.shown(text) + " has no port" + ALLOWED);
    }
    String host = target.substring(0, colon);
    int slash = host.indexOf('/');
    String name = slash < 0 ? unbracketed(host) : host.substring(0, slash);
    if (slash == 0 || slash == host.length() - 1) {
      throw new IllegalArgumentException(
          Problem.shown(text)
              + " has nothing "
              + (slash == 0 ? "before" : "after")
              + " the slash"
              + ALLOWED);
    }
    Address literal = Address.parse(name);
    InetAddress remote =
        slash >= 0 ? address(host.substring(slash + 1)) : literal == null ? null : inet(literal);
    // the JDK, too, gives a literal as the name of its address: 0:0:0:0:0:0:0:1 for ::1
    String asked = literal == null ? name : inet(literal).getHostAddress();
    return new Endpoint(text, Direction.CONNECT, asked, remote, port(target.substring(colon + 1)));
  }

  private static String unbracketed(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  private static InetAddress address(String text) {
    Address address = Address.parse(unbracketed(text));
    if (address == null) {
      throw new IllegalArgumentException(Problem.shown(text) + " is no address" + ALLOWED);
    }
    return inet(address);
  }

  private static InetAddress inet(Address address) {
    ByteBuffer bytes = ByteBuffer.allocate(address.v4 ? 4 : 16);
    if (address.v4) {
      bytes.putInt((int) address.low);
    } else {
      bytes.putLong(address.high).putLong(address.low);
    }
    try {
      return InetAddress.getByAddress(bytes.array());
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static int port(String text) {
    long port = Digits.number(text);
    if (port < 1 || port > PortRanges.MOST) {
      throw new IllegalArgumentException(
          Problem.shown(text) + " is no port; allowed: 1 to " + PortRanges.MOST);
    }
    return (int) port;
  }

  /** Which side of the connection the application is. */
  public Direction direction() {
    return direction;
  }

  /** The rule that decides on it, or null if the general settings hold. */
  public Rule decidedBy(Policy policy) {
    boolean connect = direction == Direction.CONNECT;
    return policy.ruleFor(direction, host, remote, connect ? port : 0, connect ? 0 : port);
  }

  /** Whether no address is known, and a rule for addresses before the deciding one may match. */
  public boolean dependsOnAddress(Policy policy) {
    Rule decides = decidedBy(policy);
    Iterator<Rule> rules = policy.rules().iterator();
    while (remote == null && rules.hasNext()) {
      Rule rule = rules.next();
      if (rule == decides) {
        return false;
      }
      for (MatchTerm term : rule.terms()) {
        if (term.direction == direction
            && term.addresses != null
            && term.ports.contains(PortRanges.range(port, port))) {
          return true;
        }
      }
    }
    return false;
  }

  /** As it was written. */
  @Override
  public String toString() {
    return text;
  }
}
