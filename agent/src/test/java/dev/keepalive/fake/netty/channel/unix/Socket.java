package dev.keepalive.fake.netty.channel.unix;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** As {@code io.netty.channel.unix.Socket}, which extends Netty's {@code FileDescriptor}. */
public class Socket {
  /** What was set, as it arrived. */
  public List<Object> arrived = new ArrayList<>();

  private final int number;
  private volatile boolean open = true;

  public Socket(int number) {
    this.number = number;
  }

  public int intValue() {
    return open ? number : -1;
  }

  public boolean isOpen() {
    return open;
  }

  public void close() {
    open = false;
  }

  public void setKeepAlive(boolean on) {
    arrived.add(on);
  }

  public void setIntOpt(int level, int option, int value) {
    arrived.add(value);
  }

  public void setRawOpt(int level, int option, ByteBuffer value) {
    arrived.add(value);
  }
}
