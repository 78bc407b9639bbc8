package dev.keepalive.agent.socket;

import dev.keepalive.agent.linux.DescriptorOptions;
import java.io.FileDescriptor;
import java.io.IOException;

/**
 * setsockopt(2) and getsockopt(2) through the JDK's own native calls: every option on every kind of
 * socket, without a library of ours. The first choice.
 */
final class KernelOptions implements OptionAccess {
  private final DescriptorOptions options = new DescriptorOptions();

  @Override
  public boolean ready() {
    return true;
  }

  @Override
  public void set(OptionSocket socket, FileDescriptor descriptor, TcpOption option, int value)
      throws IOException {
    options.set(shown(descriptor), option.level(), option.number(), value);
  }

  @Override
  public int get(OptionSocket socket, FileDescriptor descriptor, TcpOption option)
      throws IOException {
    int value = options.get(shown(descriptor), option.level(), option.number());
    return option == TcpOption.KEEPALIVE && value != 0 ? 1 : value;
  }

  private static FileDescriptor shown(FileDescriptor descriptor) {
    if (descriptor == null) {
      throw new UnsupportedOperationException("this JDK hides the descriptor");
    }
    return descriptor;
  }

  @Override
  public String toString() {
    return "the descriptor";
  }
}
