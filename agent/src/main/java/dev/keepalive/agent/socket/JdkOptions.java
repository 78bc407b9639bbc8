package dev.keepalive.agent.socket;

import dev.keepalive.agent.socket.record.TcpOption;
import java.io.FileDescriptor;
import java.io.IOException;
import java.net.SocketOption;

/**
 * The JDK's public API, where it says that it has the option. Its methods are woven: a call that
 * comes from here is not the application's.
 */
final class JdkOptions implements OptionAccess {
  private final ThreadLocal<Boolean> setting = new ThreadLocal<Boolean>();

  /** Whether it is this that calls the JDK's API on this thread right now. */
  boolean isSetting() {
    return setting.get() != null;
  }

  @Override
  public boolean ready() {
    return true;
  }

  @Override
  public void set(OptionSocket socket, FileDescriptor descriptor, TcpOption option, int value)
      throws IOException {
    SocketOption<Object> inJdk = socket.kind().isOfTheJdk() ? option.inJdk() : null;
    if (inJdk == null || !socket.supports(inJdk)) {
      throw new UnsupportedOperationException("this JDK does not have it");
    }
    setting.set(Boolean.TRUE);
    try {
      socket.set(inJdk, option == TcpOption.KEEPALIVE ? (Object) (value != 0) : (Object) value);
    } finally {
      setting.remove();
    }
  }

  @Override
  public int get(OptionSocket socket, FileDescriptor descriptor, TcpOption option)
      throws IOException {
    SocketOption<Object> inJdk = socket.kind().isOfTheJdk() ? option.inJdk() : null;
    if (inJdk == null) {
      throw new UnsupportedOperationException("this JDK does not have it");
    }
    Object value = socket.get(inJdk);
    return value instanceof Boolean ? ((Boolean) value ? 1 : 0) : (Integer) value;
  }

  @Override
  public String toString() {
    return "the JDK's API";
  }
}
