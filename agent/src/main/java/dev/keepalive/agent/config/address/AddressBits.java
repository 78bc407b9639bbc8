package dev.keepalive.agent.config.address;

import java.lang.reflect.Method;
import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * The bits of an address, without the copy that {@link InetAddress#getAddress()} makes on each
 * call.
 */
public final class AddressBits {
  private static volatile boolean open;

  private AddressBits() {}

  /**
   * To be called once {@code java.net} is open to this class; without, IPv6 addresses are copied.
   * Before it is open the attempt alone would print a warning on JDK 9 to 16. Nothing is
   * initialised: {@link InetAddress} would settle {@code java.net.preferIPv4Stack} before the
   * application can set it.
   */
  public static void javaNetIsOpen() {
    open = true;
  }

  /**
   * The 32 bits of an IPv4 address, unsigned. They are its hash code: unspecified, and so in every
   * JDK since 1.0; {@code ofV4_is_the_address} holds each JDK to it.
   */
  public static long ofV4(InetAddress address) {
    return address.hashCode() & 0xffff_ffffL;
  }

  /** The 16 bytes of an IPv6 address, to be read only. */
  public static byte[] ofV6(InetAddress address) {
    if (open && Direct.ADDRESS_BYTES != null) {
      try {
        return (byte[]) Direct.ADDRESS_BYTES.invoke(address, (Object[]) null);
      } catch (ReflectiveOperationException e) {
        open = false;
      }
    }
    return address.getAddress();
  }

  /** The first 64 bits. */
  public static long high(byte[] v6) {
    return bits(v6, 0);
  }

  /** The last 64 bits. */
  public static long low(byte[] v6) {
    return bits(v6, 8);
  }

  private static long bits(byte[] bytes, int from) {
    long bits = 0;
    for (int i = from; i < from + 8; i++) {
      bits = bits << 8 | (bytes[i] & 0xff);
    }
    return bits;
  }

  /** Looked for when it is first needed. */
  private static final class Direct {
    /** The package-private {@code byte[] addressBytes()} of every JDK from 8 to 26, or null. */
    static final Method ADDRESS_BYTES = find();

    private static Method find() {
      try {
        Method method = Inet6Address.class.getDeclaredMethod("addressBytes");
        method.setAccessible(true);
        return method;
      } catch (Exception notThisJdk) {
        return null;
      }
    }
  }
}
