package dev.keepalive.lab.endpoint;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.LockSupport;

/** A {@link SocketChannel}, in either mode. */
final class ChannelTransport implements Transport {
  private static final long PAUSE_NANOS = 1_000_000;

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
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      if (channel.write(buffer) == 0) {
        LockSupport.parkNanos(PAUSE_NANOS); // the send buffer is full
      }
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
