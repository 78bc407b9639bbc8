package dev.keepalive.agent.socket;

import java.io.FileDescriptor;
import java.io.IOException;
import java.net.SocketOption;
import java.nio.channels.ClosedChannelException;

/** A socket without a kernel behind it. */
class FakeSocket extends OptionSocket {
  boolean closed;
  boolean hidden;

  @Override
  Kind kind() {
    return Kind.CHANNEL;
  }

  @Override
  Object owner() {
    return this;
  }

  @Override
  void whileOpen(DescriptorUse use) throws IOException {
    if (closed) {
      throw new ClosedChannelException();
    }
    if (hidden) {
      throw new UnsupportedOperationException("hidden");
    }
    use.with(FileDescriptor.in);
  }

  @Override
  boolean supports(SocketOption<?> option) {
    return true;
  }
}
