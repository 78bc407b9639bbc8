package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.ACCEPTS;
import static dev.keepalive.stacks.Stack.Side.CONNECTS;

import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import org.apache.mina.core.buffer.IoBuffer;
import org.apache.mina.core.future.ConnectFuture;
import org.apache.mina.core.service.IoHandlerAdapter;
import org.apache.mina.core.session.IoSession;
import org.apache.mina.transport.socket.nio.NioSocketAcceptor;
import org.apache.mina.transport.socket.nio.NioSocketConnector;

/** A server and a client that got its byte back. */
@Stack(
    name = "MINA",
    libraries = {"org.apache.mina:mina-core:2.2.4", "org.slf4j:slf4j-nop:1.7.36"},
    transport = "NIO",
    sides = {CONNECTS, ACCEPTS},
    everyBuild = true)
public final class MinaEcho {
  public static void main(String[] arguments) throws Exception {
    NioSocketAcceptor server = new NioSocketAcceptor();
    server.setHandler(
        new IoHandlerAdapter() {
          @Override
          public void messageReceived(IoSession session, Object message) {
            session.write(((IoBuffer) message).duplicate());
          }
        });
    server.bind(new InetSocketAddress("127.0.0.1", 0));
    CountDownLatch answered = new CountDownLatch(1);
    NioSocketConnector client = new NioSocketConnector();
    client.setHandler(
        new IoHandlerAdapter() {
          @Override
          public void messageReceived(IoSession session, Object message) {
            answered.countDown();
          }
        });
    ConnectFuture connected = client.connect(server.getLocalAddress());
    connected.awaitUninterruptibly();
    connected.getSession().write(IoBuffer.wrap(new byte[1]));
    answered.await();
    Hold.untilEnd(server, client);
  }
}
