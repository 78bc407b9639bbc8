package dev.keepalive.lab.endpoint;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import java.io.EOFException;
import java.net.InetSocketAddress;
import java.util.function.Supplier;

/** Netty's own sockets, with a thread for each that waits until its channel is closed. */
final class NettyEpollKind implements Kind {
  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());

  @Override
  public String name() {
    return "epoll";
  }

  @Override
  public void connect(InetSocketAddress peer, Conversation conversation) throws Exception {
    Reader reader = new Reader(conversation);
    Channel channel =
        new Bootstrap()
            .group(group)
            .channel(EpollSocketChannel.class)
            .handler(reader)
            .connect(peer)
            .sync()
            .channel();
    conversation.opened(new ChannelOfNetty(channel));
    Daemon.of(
            () -> {
              channel.closeFuture().sync();
              conversation.failed(reader.reason);
            })
        .start();
  }

  @Override
  public int listen(Supplier<Conversation> conversations) {
    throw new UnsupportedOperationException();
  }

  private static final class Reader extends SimpleChannelInboundHandler<ByteBuf> {
    private final Conversation conversation;

    /** Why the channel was closed. */
    volatile Throwable reason = new EOFException("end of stream");

    Reader(Conversation conversation) {
      this.conversation = conversation;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
      conversation.heard(bytes.nioBuffer());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable thrown) {
      reason = thrown;
      ChannelFuture unused = context.close();
    }
  }

  private static final class ChannelOfNetty implements Transport {
    private final Channel channel;

    ChannelOfNetty(Channel channel) {
      this.channel = channel;
    }

    @Override
    public void write(byte[] bytes) throws Exception {
      channel.writeAndFlush(Unpooled.wrappedBuffer(bytes)).sync();
    }

    @Override
    public InetSocketAddress local() {
      return (InetSocketAddress) channel.localAddress();
    }

    @Override
    public InetSocketAddress peer() {
      return (InetSocketAddress) channel.remoteAddress();
    }
  }
}
