package dev.keepalive.agent.socket;

import java.io.IOException;
import java.net.SocketOption;

/** The JDK's own API, where it says that it has the option. */
final class JdkWay implements Way {

  @Override
  public boolean ready() {
    return true;
  }

  @Override
  public void set(OptionSocket socket, TcpOption option, int value) throws IOException {
    SocketOption<Object> inJdk = option.inJdk();
    if (inJdk == null || !socket.supports(inJdk)) {
      throw new UnsupportedOperationException("this JDK does not have it");
    }
    socket.set(inJdk, option == TcpOption.KEEPALIVE ? (Object) (value != 0) : (Object) value);
  }

  @Override
  public int get(OptionSocket socket, TcpOption option) throws IOException {
    Object value = socket.get(option.inJdk());
    return value instanceof Boolean ? ((Boolean) value ? 1 : 0) : (Integer) value;
  }

  @Override
  public String toString() {
    return "the JDK's API";
  }
}
