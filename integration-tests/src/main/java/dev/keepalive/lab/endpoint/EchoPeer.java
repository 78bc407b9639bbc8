package dev.keepalive.lab.endpoint;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * The other end: it sends back whatever it reads, on connections that it accepts and on those that
 * it opens. Its ends have no keepalive, so what a test sees is the doing of the program under test.
 * Ends when its standard input does.
 *
 * <p>It prints, with tabs between the fields, {@code listening PORT} for each of its ports, {@code
 * ready}, {@code connected PORT} after it obeyed {@code connect HOST PORT COUNT}, and how it saw a
 * connection end: {@code ended LOCAL-PORT PEER-PORT} where it read the end of the stream, {@code
 * lost LOCAL-PORT PEER-PORT MESSAGE} otherwise.
 */
public final class EchoPeer {
  private final EventLoop loop = new EventLoop();

  private EchoPeer() throws IOException {}

  /** Argument: on how many ports to listen; 1 if it is missing. */
  public static void main(String[] args) throws Exception {
    EchoPeer peer = new EchoPeer();
    int ports = args.length == 0 ? 1 : Integer.parseInt(args[0]);
    for (int i = 0; i < ports; i++) {
      System.out.println("listening\t" + peer.listen());
    }
    System.out.println("ready");
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    String command;
    while ((command = commands.readLine()) != null) {
      String[] words = command.split(" ", -1);
      int port = Integer.parseInt(words[2]);
      for (int i = 0; i < Integer.parseInt(words[3]); i++) {
        peer.echo(SocketChannel.open(new InetSocketAddress(words[1], port)));
      }
      System.out.println("connected\t" + port);
    }
    System.exit(0);
  }

  private int listen() throws IOException {
    ServerSocketChannel listener = ServerSocketChannel.open();
    listener.bind(new InetSocketAddress(0), Endpoint.BACKLOG);
    listener.configureBlocking(false);
    loop.register(
        listener,
        SelectionKey.OP_ACCEPT,
        key -> {
          SocketChannel channel = listener.accept();
          if (channel != null) {
            echo(channel);
          }
        });
    return listener.socket().getLocalPort();
  }

  private void echo(SocketChannel channel) throws IOException {
    channel.configureBlocking(false);
    String ports = channel.socket().getLocalPort() + "\t" + channel.socket().getPort();
    ByteBuffer buffer = ByteBuffer.allocate(Endpoint.BUFFER);
    loop.register(
        channel,
        SelectionKey.OP_READ,
        key -> {
          try {
            buffer.clear();
            if (channel.read(buffer) < 0) {
              System.out.println("ended\t" + ports);
              channel.close();
            }
            buffer.flip();
            while (buffer.hasRemaining()) {
              channel.write(buffer);
            }
          } catch (IOException e) {
            System.out.println("lost\t" + ports + "\t" + e.getMessage());
            channel.close();
          }
        });
  }
}
