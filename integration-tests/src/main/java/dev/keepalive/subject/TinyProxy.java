package dev.keepalive.subject;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A proxy that serves one client: it connects on its behalf, says so, and forwards nothing. */
final class TinyProxy {
  private static final List<Object> HELD = new ArrayList<>();

  /** What a client says to its proxy before it may talk to its server. */
  private interface Greeting {
    void answer(Socket client) throws IOException;
  }

  private TinyProxy() {}

  /** RFC 1928, without authentication. */
  static InetSocketAddress socks(InetAddress host) throws IOException {
    return serve(host, TinyProxy::answerSocks);
  }

  /** RFC 9110, section 9.3.6: CONNECT; every name means the proxy's own host. */
  static InetSocketAddress http(InetAddress host) throws IOException {
    return serve(host, TinyProxy::answerConnect);
  }

  private static InetSocketAddress serve(InetAddress host, Greeting greeting) throws IOException {
    ServerSocket server = new ServerSocket(0, 1, host);
    HELD.add(
        Subject.inBackground(
            () -> {
              Socket client = server.accept();
              greeting.answer(client);
              return client;
            }));
    return new InetSocketAddress(host, server.getLocalPort());
  }

  private static void answerSocks(Socket client) throws IOException {
    DataInputStream in = new DataInputStream(client.getInputStream());
    in.readByte(); // version 5
    in.readFully(new byte[in.readUnsignedByte()]); // its methods
    client.getOutputStream().write(new byte[] {5, 0});
    in.readFully(new byte[3]); // version, CONNECT, reserved
    int length = in.readByte() == 1 ? 4 : 16;
    byte[] address = new byte[length];
    in.readFully(address);
    connect(address, in.readUnsignedShort());
    client.getOutputStream().write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
  }

  private static void answerConnect(Socket client) throws IOException {
    String target = HttpHead.read(client.getInputStream()).get(0).split(" ", -1)[1];
    byte[] own = client.getLocalAddress().getAddress();
    connect(own, Integer.parseInt(target.substring(target.lastIndexOf(':') + 1)));
    String answer = "HTTP/1.1 200 Connection established\r\n\r\n";
    client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
  }

  private static void connect(byte[] address, int port) throws IOException {
    HELD.add(new Socket(InetAddress.getByAddress(address), port));
  }
}
