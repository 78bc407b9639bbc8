package dev.keepalive.lab.endpoint;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSocket;

/**
 * A peer that shakes hands and never reads another byte. It prints {@code listening PORT} and ends
 * when its standard input does, with {@code held COUNT}.
 */
public final class DeafTlsPeer {
  private DeafTlsPeer() {}

  /** Takes no arguments; the key comes from the {@code javax.net.ssl} system properties. */
  public static void main(String[] args) throws Exception {
    SSLServerSocket listener =
        (SSLServerSocket) SSLServerSocketFactory.getDefault().createServerSocket(0);
    List<SSLSocket> held = new CopyOnWriteArrayList<>();
    Daemon.start(
        () -> {
          while (true) {
            SSLSocket socket = (SSLSocket) listener.accept();
            held.add(socket);
            Daemon.start(socket::startHandshake);
          }
        });
    System.out.println("listening\t" + listener.getLocalPort());
    while (System.in.read() >= 0) {
      // until its end
    }
    System.out.println("held\t" + held.size());
    System.exit(0);
  }
}
