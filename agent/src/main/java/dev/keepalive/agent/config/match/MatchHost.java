package dev.keepalive.agent.config.match;

import dev.keepalive.agent.config.address.Address;
import dev.keepalive.agent.config.address.Cidr;
import dev.keepalive.agent.config.address.Digits;
import dev.keepalive.agent.config.problem.Entry;
import dev.keepalive.agent.config.problem.Problem;
import dev.keepalive.agent.config.problem.Problems;
import dev.keepalive.agent.config.problem.Suggestion;

/** The host of a target: any, addresses, or names. Immutable. */
final class MatchHost {
  static final MatchHost ANY = new MatchHost(null, null);

  /** Which addresses, or null. */
  final Cidr addresses;

  /** Which names, or null. */
  final Glob names;

  private MatchHost(Cidr addresses, Glob names) {
    this.addresses = addresses;
    this.names = names;
  }

  /**
   * Reads a host.
   *
   * @param text the host without its ports
   * @param at where it begins, as an index into the entry's value
   * @return null after a report of what is wrong with it
   */
  static MatchHost parse(String text, int at, Entry entry, Problems problems) {
    if (text.equals("*")) {
      return ANY;
    }
    if (text.startsWith("[") || text.indexOf('/') >= 0 || isNumeric(text)) {
      return parseAddresses(text, at, entry, problems);
    }
    String colonless = text.indexOf(':') < 0 ? null : "[" + text + "]";
    if (colonless != null) {
      return refuse(text, at, "an IPv6 address stands in brackets", colonless, entry, problems);
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isLetterOrDigit(c) && "-_.*?".indexOf(c) < 0) {
        String what = "no character of a host name: " + Problem.shown(text.substring(i, i + 1));
        return refuse(text, at + i, what, null, entry, problems);
      }
    }
    if (Glob.length(text) > Glob.MOST_LETTERS) {
      return refuse(text, at, "longer than a host name can be", null, entry, problems);
    }
    if (text.startsWith(".") || text.contains("..")) {
      String meant = text.contains("..") || text.equals(".") ? null : "*" + text;
      return refuse(text, at, "an empty part of a host name", meant, entry, problems);
    }
    return new MatchHost(null, new Glob(text));
  }

  /** Digits, dots and wildcards alone: meant as an address. */
  private static boolean isNumeric(String text) {
    boolean digits = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      digits |= digit;
      if (!digit && ".*?".indexOf(c) < 0) {
        return false;
      }
    }
    return digits;
  }

  private static MatchHost parseAddresses(String text, int at, Entry entry, Problems problems) {
    int slash = text.indexOf('/');
    String literal = slash < 0 ? text : text.substring(0, slash);
    String bits = slash < 0 ? null : text.substring(slash + 1);
    boolean bracketed = literal.startsWith("[");
    if (bracketed && literal.endsWith("]")) {
      literal = literal.substring(1, literal.length() - 1);
    } else if (bracketed && bits != null && bits.endsWith("]")) {
      literal = literal.substring(1);
      bits = bits.substring(0, bits.length() - 1);
    } else if (bracketed) {
      return refuse(text, at, "no closing bracket", null, entry, problems);
    }
    boolean v6 = literal.indexOf(':') >= 0;
    if (v6 != bracketed) {
      String what = v6 ? "an IPv6 address stands in brackets" : "no IPv6 address in the brackets";
      String meant = v6 ? "[" + literal + "]" + (bits == null ? "" : "/" + bits) : null;
      return refuse(text, at, what, meant, entry, problems);
    }
    Address address = Address.parse(literal);
    if (address == null) {
      return refuse(text, at, "not an address", network(text), entry, problems);
    }
    return cidr(text, at, address, v6 ? 128 : 32, bits, entry, problems);
  }

  private static MatchHost cidr(
      String text, int at, Address address, int all, String bits, Entry entry, Problems problems) {
    long written = bits == null ? all : Digits.number(bits);
    // an IPv4-mapped address is the IPv4 address: its prefix loses the 96 bits before that
    long length = address.v4 ? written - (all - 32) : written;
    if (written < 0 || written > all || length < 0) {
      String what = "bits out of range: " + (all == 32 || !address.v4 ? 0 : 96) + " to " + all;
      return refuse(text, at, what, null, entry, problems);
    }
    Cidr cidr = new Cidr(address, (int) length);
    if (cidr.high != address.high || cidr.low != address.low) {
      problems.warning(
          entry.partProblem(
              at, Problem.shown(text) + " has bits beyond its first " + written + "; ignored"));
    }
    return new MatchHost(cidr, null);
  }

  /** {@code 10.20.*} is {@code 10.20.0.0/16}; null if it is nothing of that kind. */
  private static String network(String text) {
    String[] parts = text.split("\\.", -1);
    StringBuilder network = new StringBuilder();
    int numbers = 0;
    while (numbers < parts.length && numbers < 4 && Digits.number(parts[numbers]) >= 0) {
      network.append(parts[numbers++]).append('.');
    }
    for (int i = numbers; i < parts.length; i++) {
      if (!parts[i].equals("*")) {
        return null;
      }
    }
    if (numbers == 0 || numbers > 3 || parts.length == numbers) {
      return null;
    }
    for (int i = numbers; i < 4; i++) {
      network.append(i == 3 ? "0/" : "0.");
    }
    return network.append(numbers * 8).toString();
  }

  private static MatchHost refuse(
      String text, int at, String what, String meant, Entry entry, Problems problems) {
    problems.error(
        entry.partProblem(
            at,
            Problem.shown(text)
                + ": "
                + what
                + "; allowed: as db*.example, 10.20.0.0/16, [::1] or *"
                + Suggestion.didYouMean(meant)));
    return null;
  }
}
