package dev.keepalive.subject;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that always prints the same: it sends a greeting over each sort of connection, holds
 * them until its standard input ends, says goodbye and exits with 3.
 */
public final class RoundTrip {
  private static final byte[] GREETING = "hello".getBytes(StandardCharsets.US_ASCII);
  private static final List<Object> HELD = new ArrayList<>();

  private RoundTrip() {}

  public static void main(String[] arguments) throws Exception {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    System.out.println("socket: " + overSocket(any));
    System.out.println("channel: " + overChannel(any));
    System.out.println("asynchronous channel: " + overAsynchronousChannel(any));
    System.err.println("a word of the program's own on stderr");
    System.out.println("done");
    Console.awaitEnd();
    System.out.println("goodbye");
    System.exit(3);
  }

  private static String overSocket(InetSocketAddress any) throws IOException {
    ServerSocket server = new ServerSocket(0, 1, any.getAddress());
    Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
    Socket accepted = server.accept();
    hold(server, client, accepted);
    client.getOutputStream().write(GREETING);
    byte[] received = new byte[GREETING.length];
    int length = accepted.getInputStream().read(received);
    return new String(received, 0, length, StandardCharsets.US_ASCII);
  }

  private static String overChannel(InetSocketAddress any) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open().bind(any);
    SocketChannel client = SocketChannel.open(server.getLocalAddress());
    SocketChannel accepted = server.accept();
    hold(server, client, accepted);
    client.write(ByteBuffer.wrap(GREETING));
    ByteBuffer received = ByteBuffer.allocate(GREETING.length);
    accepted.read(received);
    return new String(received.array(), StandardCharsets.US_ASCII);
  }

  private static String overAsynchronousChannel(InetSocketAddress any) throws Exception {
    AsynchronousServerSocketChannel server = AsynchronousServerSocketChannel.open().bind(any);
    AsynchronousSocketChannel client = AsynchronousSocketChannel.open();
    client.connect(server.getLocalAddress()).get();
    AsynchronousSocketChannel accepted = server.accept().get();
    hold(server, client, accepted);
    client.write(ByteBuffer.wrap(GREETING)).get();
    ByteBuffer received = ByteBuffer.allocate(GREETING.length);
    accepted.read(received).get();
    return new String(received.array(), StandardCharsets.US_ASCII);
  }

  private static void hold(Object server, Object client, Object accepted) {
    HELD.add(server);
    HELD.add(client);
    HELD.add(accepted);
  }
}
