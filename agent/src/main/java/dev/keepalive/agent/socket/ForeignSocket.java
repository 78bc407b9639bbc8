package dev.keepalive.agent.socket;

import dev.keepalive.agent.config.match.Direction;
import dev.keepalive.agent.linux.DescriptorOptions;
import dev.keepalive.agent.socket.record.ConnectionAddress;
import dev.keepalive.agent.socket.record.ConnectionRecord;
import java.io.IOException;

/**
 * A TCP connection that only its descriptor is known of: a native library has opened or accepted
 * it. Addresses and direction are the kernel's. Handled by one thread.
 */
public final class ForeignSocket extends OptionSocket {

  private final ConnectionAddress address;
  private final KnownSocket known = new KnownSocket();
  private boolean applied;
  private volatile int descriptor;
  private int[] before;

  /**
   * @param remote the remote address as text. No {@code InetAddress}: if this were the first of the
   *     JVM, it would settle {@code java.net.preferIPv4Stack} before the application can set it
   * @param accepted whether this process accepted it, as far as the kernel tells
   */
  public ForeignSocket(
      int descriptor, String remote, int remotePort, int localPort, boolean accepted) {
    this.descriptor = descriptor;
    this.address =
        new ConnectionAddress(
            accepted ? Direction.ACCEPT : Direction.CONNECT, remote, null, remotePort, localPort);
  }

  /** What is known of it. */
  KnownSocket known() {
    return known;
  }

  /** What an agent before this one has set on it, as {@code LeftBehind} has it; null: nothing. */
  public void leftBehind(int[] values) {
    before = values;
  }

  /** Its options were applied from outside the process, and are not the application's choice. */
  public void wasApplied() {
    applied = true;
  }

  boolean isApplied() {
    return applied;
  }

  int[] before() {
    return before;
  }

  /** What is to be left for an agent after this one. */
  public int[] leftBehind() {
    return known.leftBehind();
  }

  /** Where it goes, as far as the kernel tells. */
  ConnectionAddress address() {
    return address;
  }

  /** The number by which it was known last. */
  public int descriptor() {
    return descriptor;
  }

  /** What came of its settings, or null while nothing has. */
  public ConnectionRecord record() {
    return known.record();
  }

  @Override
  Kind kind() {
    return Kind.DESCRIPTOR;
  }

  @Override
  Object owner() {
    return this;
  }

  @Override
  void whileOpen(DescriptorUse use) throws IOException {
    use.with(DescriptorOptions.forNumber(descriptor));
  }

  /** It is known by this descriptor now: the one before was closed, or it is not the only one. */
  public void isAt(int newDescriptor) {
    descriptor = newDescriptor;
  }

  /** For the log. */
  @Override
  public String toString() {
    return address.toString();
  }
}
