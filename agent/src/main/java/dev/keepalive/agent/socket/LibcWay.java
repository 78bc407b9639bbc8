package dev.keepalive.agent.socket;

import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.reflect.Field;

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

  @Override
  public void set(TcpSocket socket, TcpOption option, int value) throws IOException {
    libc.get().setOption(descriptor(socket), option, value);
  }

  @Override
  public int get(TcpSocket socket, TcpOption option) throws IOException {
    return libc.get().getOption(descriptor(socket), option);
  }

  private static int descriptor(TcpSocket socket) throws IOException {
    FileDescriptor descriptor = socket.descriptor();
    if (descriptor == null || !descriptor.valid()) {
      throw new IOException("closed");
    }
    return (Integer) Reflection.get(Fd.FIELD, descriptor);
  }

  @Override
  public String toString() {
    return "libc";
  }

  /** The number in a FileDescriptor. Same from 8 to 26. */
  private static final class Fd {
    static final Field FIELD = Reflection.field(FileDescriptor.class, "fd");
  }
}
