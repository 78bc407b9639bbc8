package dev.keepalive.agent.socket.record;

import dev.keepalive.agent.config.setting.Settings;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.util.EnumMap;
import java.util.Map;

/** The socket options that make a keepalive, under the names that the JDK has for them. */
public enum TcpOption {
  /** Whether there is keepalive at all: RFC 1122 §4.2.3.6. */
  KEEPALIVE("SO_KEEPALIVE", 9, 8, 0, 1),
  /** Idle time before the first probe, in seconds: tcp(7) TCP_KEEPIDLE. */
  IDLE("TCP_KEEPIDLE", 4, 0x10, 1, Settings.MOST_SECONDS),
  /** Time between probes, in seconds: tcp(7) TCP_KEEPINTVL. */
  INTERVAL("TCP_KEEPINTERVAL", 5, 0x101, 1, Settings.MOST_SECONDS),
  /** Unanswered probes until the connection is dead: tcp(7) TCP_KEEPCNT. */
  COUNT("TCP_KEEPCOUNT", 6, 0x102, 1, Settings.MOST_PROBES),
  /** How long data may stay unacknowledged, in milliseconds: RFC 5482. No JDK has it. */
  USER_TIMEOUT("TCP_USER_TIMEOUT", 18, -1, 0, Integer.MAX_VALUE);

  private static final int NONE = -1;
  private static final int SOL_SOCKET = 1;
  private static final int SOL_SOCKET_MAC = 0xffff;
  private static final int IPPROTO_TCP = 6;

  private final String jdkName;
  private final int onLinux;
  private final int onMac;
  private final int least;
  private final int most;

  TcpOption(String jdkName, int onLinux, int onMac, int least, int most) {
    this.jdkName = jdkName;
    this.onLinux = onLinux;
    this.onMac = onMac;
    this.least = least;
    this.most = most;
  }

  /** The level that Linux has it at: asm-generic/socket.h, tcp(7). */
  public int linuxLevel() {
    return this == KEEPALIVE ? SOL_SOCKET : IPPROTO_TCP;
  }

  /** Its level in setsockopt(2) on this system. */
  public int level() {
    return OperatingSystem.MAC && this == KEEPALIVE ? SOL_SOCKET_MAC : linuxLevel();
  }

  /**
   * Its number in setsockopt(2) on this system: asm-generic/socket.h, linux/tcp.h; sys/socket.h and
   * netinet/tcp.h of macOS.
   *
   * @throws UnsupportedOperationException where the system does not have it, or is another one
   */
  public int number() {
    int number = OperatingSystem.LINUX ? onLinux : OperatingSystem.MAC ? onMac : NONE;
    if (number == NONE) {
      throw new UnsupportedOperationException("not on this operating system");
    }
    return number;
  }

  /** The option of this level and number on Linux, or null for any other. */
  public static TcpOption onLinux(int level, int number) {
    for (TcpOption option : values()) {
      if (option.linuxLevel() == level && option.onLinux == number) {
        return option;
      }
    }
    return null;
  }

  /** Its place in arrays that have one for each option. */
  @SuppressWarnings("EnumOrdinal") // for no more than the life of the array
  public int index() {
    return ordinal();
  }

  /** Whether Linux takes the value. */
  public boolean takes(int value) {
    return value >= least && value <= most;
  }

  /**
   * The option that an application means, or null for any other. Goes by the name: to ask {@code
   * jdk.net.ExtendedSocketOptions} for its constants would initialise it in programs that never use
   * it.
   */
  public static TcpOption of(SocketOption<?> option) {
    if (option == StandardSocketOptions.SO_KEEPALIVE) {
      return KEEPALIVE;
    }
    if (option == null || option.getClass().getClassLoader() != null) {
      return null; // not the JDK's
    }
    String name = option.name();
    for (TcpOption candidate : values()) {
      if (candidate.jdkName.equals(name)) {
        return candidate;
      }
    }
    return null;
  }

  /** The option that a setter of {@code io.netty.channel.epoll.LinuxSocket} sets, or null. */
  public static TcpOption ofNettySetter(String setter) {
    switch (setter) {
      case "setTcpKeepIdle":
        return IDLE;
      case "setTcpKeepIntvl":
        return INTERVAL;
      case "setTcpKeepCnt":
        return COUNT;
      case "setTcpUserTimeout":
        return USER_TIMEOUT;
      default:
        return null;
    }
  }

  /**
   * The JDK's option, or null where it has none: Java 8 before 8u261, images without the {@code
   * jdk.net} module, and TCP_USER_TIMEOUT everywhere. That it exists does not mean that it is
   * supported.
   */
  @SuppressWarnings("unchecked") // the value's type is checked by the JDK
  public SocketOption<Object> inJdk() {
    return (SocketOption<Object>) InJdk.OPTIONS.get(this);
  }

  @Override
  public String toString() {
    return jdkName;
  }

  /** Looked up when the first connection is there, never before {@code main}. */
  private static final class InJdk {
    static final Map<TcpOption, SocketOption<?>> OPTIONS =
        new EnumMap<TcpOption, SocketOption<?>>(TcpOption.class);

    static {
      OPTIONS.put(KEEPALIVE, StandardSocketOptions.SO_KEEPALIVE);
      for (TcpOption option : new TcpOption[] {IDLE, INTERVAL, COUNT}) {
        OPTIONS.put(option, extended(option.jdkName));
      }
    }

    private static SocketOption<?> extended(String name) {
      try {
        Class<?> extended = Class.forName("jdk.net.ExtendedSocketOptions", true, null);
        return (SocketOption<?>) extended.getField(name).get(null);
      } catch (ReflectiveOperationException | LinkageError absent) {
        return null;
      }
    }
  }

  private static final class OperatingSystem {
    /** MIPS and SPARC number the options of a socket otherwise. */
    static final boolean LINUX = is("os.name", "Linux") && !is("os.arch", "mips", "sparc");

    static final boolean MAC = is("os.name", "Mac");

    private static boolean is(String property, String... starts) {
      String value = System.getProperty(property, "");
      for (String start : starts) {
        if (value.startsWith(start)) {
          return true;
        }
      }
      return false;
    }
  }
}
