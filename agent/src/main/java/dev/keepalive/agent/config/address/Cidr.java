package dev.keepalive.agent.config.address;

/** All addresses that begin with the same bits, such as {@code 10.20.0.0/16}. Immutable. */
public final class Cidr {
  public final boolean v4;

  /** The lowest address. */
  public final long high;

  public final long low;
  private final long highMask;
  private final long lowMask;

  /**
   * @param length how many bits are the same, 0 to 32 or 0 to 128
   */
  public Cidr(Address address, int length) {
    int bits = address.v4 ? length + 96 : length;
    this.v4 = address.v4;
    this.highMask = bits >= 64 ? -1 : mask(bits);
    this.lowMask = bits >= 64 ? mask(bits - 64) : 0;
    this.high = address.high & highMask;
    this.low = address.low & lowMask;
  }

  /** The first so many of 64 bits, 0 to 64. */
  private static long mask(int bits) {
    return bits == 0 ? 0 : -1L << (64 - bits);
  }

  /** Whether an address of the same family is one of these. */
  public boolean contains(long addressHigh, long addressLow) {
    return (addressLow & lowMask) == low && (addressHigh & highMask) == high;
  }

  /** Whether all addresses of the other are of this, too. */
  public boolean contains(Cidr other) {
    return v4 == other.v4
        && contains(other.high, other.low)
        && (highMask & other.highMask) == highMask
        && (lowMask & other.lowMask) == lowMask;
  }
}
