package dev.keepalive.demo;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;

/** The oldest kind: {@link Socket} and {@link ServerSocket}. */
final class StreamSockets {
  private StreamSockets() {}

  static List<HeldConnection> open() throws IOException {
    try (ServerSocket listener = new ServerSocket()) {
      listener.bind(Hello.anyPort());
      Socket client = new Socket(listener.getInetAddress(), listener.getLocalPort());
      Socket server = listener.accept();
      client.getOutputStream().write(Hello.bytes());
      new DataInputStream(server.getInputStream()).readFully(new byte[Hello.LENGTH]);
      return Arrays.asList(
          HeldConnection.client(
              "Socket", client.getLocalSocketAddress(), client.getRemoteSocketAddress(), client),
          HeldConnection.server(
              "ServerSocket",
              server.getLocalSocketAddress(),
              server.getRemoteSocketAddress(),
              server));
    }
  }
}
