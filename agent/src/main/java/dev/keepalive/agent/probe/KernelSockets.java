package dev.keepalive.agent.probe;

import dev.keepalive.agent.linux.TcpInfo;
import dev.keepalive.agent.linux.process.SystemCallException;
import dev.keepalive.agent.linux.process.SystemCalls;
import dev.keepalive.agent.socket.record.TcpOption;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Sockets that no library stands between: nothing is read, nothing is written. */
final class KernelSockets implements Sockets {
  private static final short AF_INET = 2;
  private static final short AF_INET6 = 10;
  private static final int SOCK_STREAM_CLOEXEC = 1 | 0x80000; // asm-generic/fcntl.h
  private static final int CONNECT_MILLIS = 10_000;
  private static final int SIZE_IN = 16;
  private static final int SIZE_IN6 = 28;

  private final SystemCalls calls;
  private final InetAddress address;
  private final int port;

  KernelSockets(SystemCalls calls, InetAddress address, int port) {
    this.calls = calls;
    this.address = address;
    this.port = port;
  }

  @Override
  public int open() throws SystemCallException {
    int descriptor = calls.socket(isSix() ? AF_INET6 : AF_INET, SOCK_STREAM_CLOEXEC);
    boolean open = false;
    try {
      set(descriptor, TcpOption.USER_TIMEOUT, CONNECT_MILLIS);
      calls.connect(descriptor, socketAddress());
      set(descriptor, TcpOption.USER_TIMEOUT, 0);
      open = true;
      return descriptor;
    } finally {
      if (!open) {
        calls.close(descriptor);
      }
    }
  }

  private boolean isSix() {
    return address instanceof Inet6Address;
  }

  /**
   * struct sockaddr_in and sockaddr_in6: the family as the machine has it, the port highest first.
   */
  private byte[] socketAddress() {
    ByteBuffer bytes = ByteBuffer.allocate(isSix() ? SIZE_IN6 : SIZE_IN);
    bytes.order(ByteOrder.nativeOrder()).putShort(isSix() ? AF_INET6 : AF_INET);
    bytes.order(ByteOrder.BIG_ENDIAN).putShort((short) port);
    if (isSix()) {
      bytes.putInt(0).put(address.getAddress());
      bytes.order(ByteOrder.nativeOrder()).putInt(((Inet6Address) address).getScopeId());
    } else {
      bytes.put(address.getAddress());
    }
    return bytes.array();
  }

  @Override
  public TcpInfo info(int descriptor) throws SystemCallException {
    byte[] bytes = new byte[TcpInfo.SIZE];
    calls.getOption(descriptor, TcpInfo.LEVEL, TcpInfo.OPTION, bytes);
    return new TcpInfo(bytes);
  }

  /** The idle time last: that runs the timer anew, which has expired by then. */
  @Override
  public void ask(int descriptor) throws SystemCallException {
    set(descriptor, TcpOption.INTERVAL, 1);
    set(descriptor, TcpOption.COUNT, 127);
    set(descriptor, TcpOption.KEEPALIVE, 1);
    set(descriptor, TcpOption.IDLE, 1);
  }

  private void set(int descriptor, TcpOption option, int value) throws SystemCallException {
    calls.setOption(descriptor, option.level(), option.number(), value);
  }

  @Override
  public void close(int descriptor) {
    calls.close(descriptor);
  }

  @Override
  public long now() {
    return System.nanoTime() / 1_000_000;
  }

  @Override
  public void sleep(long millis) throws InterruptedException {
    Thread.sleep(millis);
  }
}
