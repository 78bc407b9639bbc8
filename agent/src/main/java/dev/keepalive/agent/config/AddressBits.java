package dev.keepalive.agent.config;

import java.lang.reflect.Method;
import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * The bits of an address, without the copy that {@link InetAddress#getAddress()} makes on each
 * call.
 */
public final class AddressBits {
  /** The package-private {@code byte[] Inet6Address.addressBytes()}, in every JDK from 8 to 26. */
  private static volatile Method addressBytes;

  private AddressBits() {}

  /**
   * To be called once {@code java.net} is open to this class; without, IPv6 addresses are copied.
   * Before it is open the attempt alone would print a warning on JDK 9 to 16.
   */
  public static void javaNetIsOpen() {
    try {
      Method method = Inet6Address.class.getDeclaredMethod("addressBytes");
      method.setAccessible(true);
      if (method.invoke(InetAddress.getByAddress(new byte[16])) instanceof byte[]) {
        addressBytes = method;
      }
    } catch (Exception notThisJdk) {
      addressBytes = null;
    }
  }

  /**
   * The 32 bits of an IPv4 address, unsigned. They are its hash code: unspecified, and so in every
   * JDK since 1.0; {@code ofV4_is_the_address} holds each JDK to it.
   */
  static long ofV4(InetAddress address) {
    return address.hashCode() & 0xffff_ffffL;
  }

  /** The 16 bytes of an IPv6 address, to be read only. */
  static byte[] ofV6(InetAddress address) {
    Method direct = addressBytes;
    if (direct != null) {
      try {
        return (byte[]) direct.invoke(address, (Object[]) null);
      } catch (ReflectiveOperationException e) {
        addressBytes = null;
      }
    }
    return address.getAddress();
  }

  /** The first 64 bits. */
  static long high(byte[] v6) {
    return bits(v6, 0);
  }

  /** The last 64 bits. */
  static long low(byte[] v6) {
    return bits(v6, 8);
  }

  private static long bits(byte[] bytes, int from) {
    long bits = 0;
    for (int i = from; i < from + 8; i++) {
      bits = bits << 8 | (bytes[i] & 0xff);
    }
    return bits;
  }
}
