package dev.keepalive.stacks;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;

/** A Netty server and a Netty client that got its byte back, over any of Netty's transports. */
final class NettyEcho {
  private NettyEcho() {}

  static Channel open(
      EventLoopGroup group,
      Class<? extends ServerChannel> serverChannel,
      Class<? extends Channel> clientChannel)
      throws Exception {
    CountDownLatch answered = new CountDownLatch(1);
    Channel server =
        new ServerBootstrap()
            .group(group)
            .channel(serverChannel)
            .childHandler(
                handler(
                    new ChannelInboundHandlerAdapter() {
                      @Override
                      public void channelRead(ChannelHandlerContext context, Object message) {
                        context.writeAndFlush(message);
                      }
                    }))
            .bind(new InetSocketAddress("127.0.0.1", 0))
            .sync()
            .channel();
    Channel client =
        new Bootstrap()
            .group(group)
            .channel(clientChannel)
            .handler(
                handler(
                    new ChannelInboundHandlerAdapter() {
                      @Override
                      public void channelRead(ChannelHandlerContext context, Object message) {
                        answered.countDown();
                      }
                    }))
            .connect(server.localAddress())
            .sync()
            .channel();
    client.writeAndFlush(Unpooled.wrappedBuffer(new byte[1])).sync();
    answered.await();
    return client;
  }

  private static ChannelInitializer<Channel> handler(ChannelInboundHandlerAdapter handler) {
    return new ChannelInitializer<Channel>() {
      @Override
      protected void initChannel(Channel channel) {
        channel.pipeline().addLast(handler);
      }
    };
  }
}
