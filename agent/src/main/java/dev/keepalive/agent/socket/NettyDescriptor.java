package dev.keepalive.agent.socket;

import dev.keepalive.agent.linux.DescriptorOptions;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;

/**
 * The {@code io.netty.channel.unix.Socket} of a channel, relocated or not: all that the
 * application's own call of a setter names.
 */
final class NettyDescriptor extends OptionSocket {
  private final Object socket;

  NettyDescriptor(Object socket) {
    this.socket = socket;
  }

  @Override
  Kind kind() {
    return Kind.NETTY;
  }

  @Override
  void whileOpen(DescriptorUse use) throws IOException {
    int number = NettyAccess.descriptor(socket);
    if (number < 0) {
      throw new ClosedChannelException();
    }
    use.with(DescriptorOptions.forNumber(number));
  }
}
