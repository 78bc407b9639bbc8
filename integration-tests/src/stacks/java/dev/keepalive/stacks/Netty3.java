package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.ACCEPTS;
import static dev.keepalive.stacks.Stack.Side.CONNECTS;

import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import org.jboss.netty.bootstrap.ClientBootstrap;
import org.jboss.netty.bootstrap.ServerBootstrap;
import org.jboss.netty.buffer.ChannelBuffers;
import org.jboss.netty.channel.Channel;
import org.jboss.netty.channel.ChannelHandlerContext;
import org.jboss.netty.channel.Channels;
import org.jboss.netty.channel.MessageEvent;
import org.jboss.netty.channel.SimpleChannelUpstreamHandler;
import org.jboss.netty.channel.socket.nio.NioClientSocketChannelFactory;
import org.jboss.netty.channel.socket.nio.NioServerSocketChannelFactory;
import org.jboss.netty.channel.socket.oio.OioClientSocketChannelFactory;
import org.jboss.netty.channel.socket.oio.OioServerSocketChannelFactory;

/** A server and a client that got its byte back. Argument: nio or oio. */
@Stack(
    name = "Netty",
    libraries = "io.netty:netty:3.10.6.Final",
    transport = "NIO",
    sides = {CONNECTS, ACCEPTS},
    arguments = "nio",
    everyBuild = true)
@Stack(
    name = "Netty",
    libraries = "io.netty:netty:3.10.6.Final",
    transport = "Socket (OIO)",
    sides = {CONNECTS, ACCEPTS},
    arguments = "oio")
public final class Netty3 {
  public static void main(String[] arguments) throws Exception {
    boolean nio = arguments[0].equals("nio");
    ServerBootstrap server =
        new ServerBootstrap(
            nio ? new NioServerSocketChannelFactory() : new OioServerSocketChannelFactory());
    server.setPipelineFactory(() -> Channels.pipeline(new Echo()));
    Channel listener = server.bind(new InetSocketAddress("127.0.0.1", 0));
    ClientBootstrap client =
        new ClientBootstrap(
            nio ? new NioClientSocketChannelFactory() : new OioClientSocketChannelFactory());
    Answer answer = new Answer();
    client.setPipelineFactory(() -> Channels.pipeline(answer));
    Channel connected =
        client.connect(listener.getLocalAddress()).awaitUninterruptibly().getChannel();
    connected.write(ChannelBuffers.wrappedBuffer(new byte[1]));
    answer.received.await();
    Hold.untilEnd(listener, connected);
  }

  private static final class Echo extends SimpleChannelUpstreamHandler {
    @Override
    public void messageReceived(ChannelHandlerContext context, MessageEvent event) {
      event.getChannel().write(event.getMessage());
    }
  }

  private static final class Answer extends SimpleChannelUpstreamHandler {
    final CountDownLatch received = new CountDownLatch(1);

    @Override
    public void messageReceived(ChannelHandlerContext context, MessageEvent event) {
      received.countDown();
    }
  }
}
