package dev.keepalive.agent.socket;

import dev.keepalive.agent.jvm.BeforeMain;
import dev.keepalive.agent.linux.Descriptors;
import dev.keepalive.agent.linux.LazyLibc;
import dev.keepalive.agent.socket.record.TcpOption;
import java.io.FileDescriptor;
import java.io.IOException;

/**
 * {@code setsockopt} of libc, on the number of the descriptor: the last resort, for a JDK that
 * hides its own calls. JNA is loaded on first use, which needs a writable folder that allows
 * execution.
 */
final class LibcOptions implements OptionAccess {
  private final BeforeMain beforeMain;
  private final LazyLibc libc = new LazyLibc();

  LibcOptions(BeforeMain beforeMain) {
    this.beforeMain = beforeMain;
  }

  @Override
  public boolean ready() {
    return beforeMain.isOver() && libc.ready();
  }

  @Override
  public void set(OptionSocket socket, FileDescriptor descriptor, TcpOption option, int value)
      throws IOException {
    libc.get()
        .setOption(
            Descriptors.number(Descriptors.shown(descriptor)),
            option.level(),
            option.number(),
            value);
  }

  @Override
  public int get(OptionSocket socket, FileDescriptor descriptor, TcpOption option)
      throws IOException {
    int value =
        libc.get()
            .getOption(
                Descriptors.number(Descriptors.shown(descriptor)), option.level(), option.number());
    return option == TcpOption.KEEPALIVE && value != 0 ? 1 : value;
  }

  @Override
  public String toString() {
    return "libc";
  }
}
