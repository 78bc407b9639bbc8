package dev.keepalive.agent.config.address;

/**
 * An IPv4 or IPv6 address as a number of 128 bits; IPv4 fills the last 32. An IPv4-mapped IPv6
 * address is the IPv4 address. Immutable.
 */
public final class Address {
  private static final int GROUPS = 8;

  public final boolean v4;
  public final long high;
  public final long low;

  private Address(boolean v4, long high, long low) {
    this.v4 = v4;
    this.high = high;
    this.low = low;
  }

  /** Whether these bits of an IPv6 address are an IPv4-mapped one: RFC 4291 §2.5.5.2. */
  public static boolean isMapped(long high, long low) {
    return high == 0 && low >>> 32 == 0xffff;
  }

  public static Address v4(int bits) {
    return new Address(true, 0, bits & 0xffff_ffffL);
  }

  static Address v6(long high, long low) {
    return isMapped(high, low) ? v4((int) low) : new Address(false, high, low);
  }

  /** Whether it is worth parsing: a colon, or a digit at the start. */
  public static boolean looksLikeOne(String text) {
    char first = text.isEmpty() ? ' ' : text.charAt(0);
    return text.indexOf(':') >= 0 || (first >= '0' && first <= '9');
  }

  /** The address that a text is, or null. Never a name, so never a look-up. */
  public static Address parse(String text) {
    if (text.indexOf(':') >= 0) {
      return parseV6(text);
    }
    long bits = parseV4(text);
    return bits < 0 ? null : v4((int) bits);
  }

  /** The 32 bits of four decimal numbers, or -1. A leading zero could mean octal: refused. */
  private static long parseV4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return -1;
    }
    long bits = 0;
    for (String part : parts) {
      long number = part.length() > 3 ? -1 : Digits.number(part);
      if (number < 0 || number > 255 || (part.length() > 1 && part.charAt(0) == '0')) {
        return -1;
      }
      bits = bits << 8 | number;
    }
    return bits;
  }

  /** RFC 4291 §2.2: eight groups, one run of zeros as {@code ::}, the last two perhaps as IPv4. */
  private static Address parseV6(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      int[] groups = groups(text);
      return groups == null || groups.length != GROUPS ? null : of(groups, new int[0]);
    }
    int[] head = groups(text.substring(0, gap));
    int[] tail = groups(text.substring(gap + 2));
    boolean fits = head != null && tail != null && head.length + tail.length < GROUPS;
    return fits ? of(head, tail) : null;
  }

  private static Address of(int[] head, int[] tail) {
    int[] all = new int[GROUPS];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(tail, 0, all, GROUPS - tail.length, tail.length);
    return v6(bits(all, 0), bits(all, 4));
  }

  private static long bits(int[] groups, int from) {
    long bits = 0;
    for (int i = from; i < from + 4; i++) {
      bits = bits << 16 | groups[i];
    }
    return bits;
  }

  /** The groups between single colons, or null if one is broken. */
  private static int[] groups(String text) {
    if (text.isEmpty()) {
      return new int[0];
    }
    String[] parts = text.split(":", -1);
    boolean endsInV4 = parts[parts.length - 1].indexOf('.') >= 0;
    int[] groups = new int[endsInV4 ? parts.length + 1 : parts.length];
    int plain = endsInV4 ? parts.length - 1 : parts.length;
    for (int i = 0; i < plain; i++) {
      groups[i] = group(parts[i]);
      if (groups[i] < 0) {
        return null;
      }
    }
    if (endsInV4) {
      long v4 = parseV4(parts[plain]);
      if (v4 < 0) {
        return null;
      }
      groups[plain] = (int) (v4 >> 16);
      groups[plain + 1] = (int) v4 & 0xffff;
    }
    return groups;
  }

  private static int group(String text) {
    if (text.isEmpty() || text.length() > 4) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = Digits.hex(text.charAt(i));
      if (digit < 0) {
        return -1;
      }
      value = value * 16 + digit;
    }
    return value;
  }
}
