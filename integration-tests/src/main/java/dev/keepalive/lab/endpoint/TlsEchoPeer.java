package dev.keepalive.lab.endpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLServerSocketFactory;

/**
 * A peer that sends back whatever it reads, over TLS. Prints {@code listening PORT}, and ends when
 * its standard input does.
 */
public final class TlsEchoPeer {
  private TlsEchoPeer() {}

  /** Takes no arguments; the key comes from the {@code javax.net.ssl} system properties. */
  public static void main(String[] args) throws Exception {
    ServerSocketFactory factory = SSLServerSocketFactory.getDefault();
    ServerSocket listener = factory.createServerSocket(0, Endpoint.BACKLOG);
    Daemon.start(
        () -> {
          while (true) {
            Socket socket = listener.accept();
            Daemon.start(() -> echo(socket));
          }
        });
    System.out.println("listening\t" + listener.getLocalPort());
    while (System.in.read() >= 0) {
      // until its end
    }
    System.exit(0);
  }

  private static void echo(Socket socket) {
    byte[] bytes = new byte[Endpoint.BUFFER];
    try (InputStream in = socket.getInputStream();
        OutputStream out = socket.getOutputStream()) {
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        out.write(bytes, 0, read);
      }
    } catch (IOException e) {
      System.out.println("lost\t" + e.getMessage());
    }
  }
}
