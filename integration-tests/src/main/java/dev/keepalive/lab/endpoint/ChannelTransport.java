package dev.keepalive.lab.endpoint;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * A {@link SocketChannel}, in either mode: the few bytes of a message always fit into its send
 * buffer.
 */
final class ChannelTransport implements Transport {
  private final SocketChannel channel;
  private final InetSocketAddress local;
  private final InetSocketAddress peer;

  ChannelTransport(SocketChannel channel) throws IOException {
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    this.channel = channel;
    this.local = (InetSocketAddress) channel.getLocalAddress();
    this.peer = (InetSocketAddress) channel.getRemoteAddress();
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    int written = channel.write(ByteBuffer.wrap(bytes));
    if (written != bytes.length) {
      throw new IOException("the send buffer is full");
    }
  }

  @Override
  public InetSocketAddress local() {
    return local;
  }

  @Override
  public InetSocketAddress peer() {
    return peer;
  }
}
