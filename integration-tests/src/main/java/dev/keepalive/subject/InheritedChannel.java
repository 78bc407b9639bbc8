package dev.keepalive.subject;

import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * A server as inetd or systemd starts it: its standard input is a TCP socket. Takes that one if it
 * is connected, otherwise accepts one connection from it, by {@code accept()} of the channel or, if
 * its argument is {@code adaptor}, of the channel's socket. Then prints {@code done} and stays
 * until the peer closes.
 */
public final class InheritedChannel {

  private InheritedChannel() {}

  public static void main(String[] arguments) throws Exception {
    Channel inherited = System.inheritedChannel();
    SocketChannel connection =
        inherited instanceof SocketChannel
            ? (SocketChannel) inherited
            : accept((ServerSocketChannel) inherited, arguments[0].equals("adaptor"));
    System.out.println("done");
    ByteBuffer buffer = ByteBuffer.allocate(100);
    while (connection.read(buffer) >= 0) {
      buffer.clear();
    }
    System.out.println("ended");
  }

  private static SocketChannel accept(ServerSocketChannel listener, boolean adaptor)
      throws Exception {
    if (adaptor) {
      Socket socket = listener.socket().accept();
      return socket.getChannel();
    }
    return listener.accept();
  }
}
