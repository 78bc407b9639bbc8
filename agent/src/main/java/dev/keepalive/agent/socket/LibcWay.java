package dev.keepalive.agent.socket;

import dev.keepalive.agent.jvm.BeforeMain;
import dev.keepalive.agent.linux.LazyLibc;
import java.io.IOException;

/** {@code setsockopt} on the raw descriptor, for what the JDK lacks. JNA is loaded on first use. */
final class LibcWay implements Way {

  private final BeforeMain beforeMain;
  private final LazyLibc libc = new LazyLibc();

  LibcWay(BeforeMain beforeMain) {
    this.beforeMain = beforeMain;
  }

  @Override
  public boolean ready() {
    return beforeMain.isOver();
  }

  /** Whether it works here. */
  boolean works() {
    try {
      return libc.get() != null;
    } catch (UnsupportedOperationException e) {
      return false;
    }
  }

  @Override
  public void set(OptionSocket socket, TcpOption option, int value) throws IOException {
    libc.get().setOption(socket.descriptor(), option.level(), option.number(), value);
  }

  @Override
  public int get(OptionSocket socket, TcpOption option) throws IOException {
    int value = libc.get().getOption(socket.descriptor(), option.level(), option.number());
    return option == TcpOption.KEEPALIVE && value != 0 ? 1 : value;
  }

  @Override
  public String toString() {
    return "libc";
  }
}
