package dev.keepalive.agent.socket;

import dev.keepalive.agent.linux.DescriptorOptions;
import dev.keepalive.agent.linux.Descriptors;
import dev.keepalive.agent.linux.NotYetPossible;
import dev.keepalive.agent.socket.record.TcpOption;
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
    options.set(usable(socket, descriptor), option.level(), option.number(), value);
  }

  @Override
  public int get(OptionSocket socket, FileDescriptor descriptor, TcpOption option)
      throws IOException {
    int value = options.get(usable(socket, descriptor), option.level(), option.number());
    return option == TcpOption.KEEPALIVE && value != 0 ? 1 : value;
  }

  /**
   * A socket that the sweep found is no reason to initialise the JDK's own: an application that has
   * none yet may still set what they read once, such as {@code java.net.preferIPv4Stack}.
   */
  private FileDescriptor usable(OptionSocket socket, FileDescriptor descriptor) {
    Descriptors.shown(descriptor);
    if (socket.kind() == OptionSocket.Kind.DESCRIPTOR && !options.isReady()) {
      throw new NotYetPossible("the application has no socket of the JDK's yet");
    }
    return descriptor;
  }

  @Override
  public String toString() {
    return "the descriptor";
  }
}
