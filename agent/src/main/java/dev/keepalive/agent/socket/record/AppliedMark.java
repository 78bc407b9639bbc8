package dev.keepalive.agent.socket.record;

/**
 * Tells a connection whose options were applied from outside the process from one whose application
 * has set them itself: to the kernel the two are the same, and whoever comes next would take what
 * was applied for the application's choice. The mark is TCP_SYNCNT, tcp(7): how often a SYN is sent
 * again, which has no effect once a connection stands.
 */
public final class AppliedMark {
  /** IPPROTO_TCP, netinet/in.h. */
  public static final int LEVEL = 6;

  /** TCP_SYNCNT, linux/tcp.h. */
  public static final int OPTION = 7;

  /** Far above what anybody asks for (6 by default), and below the 127 that the kernel takes. */
  public static final int VALUE = 117;

  private AppliedMark() {}
}
