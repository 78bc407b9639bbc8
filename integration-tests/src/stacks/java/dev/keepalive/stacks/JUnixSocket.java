package dev.keepalive.stacks;

import java.io.File;
import java.nio.file.Files;
import org.newsclub.net.unix.AFUNIXServerSocket;
import org.newsclub.net.unix.AFUNIXSocket;
import org.newsclub.net.unix.AFUNIXSocketAddress;

/** Unix-domain sockets that extend {@code java.net.Socket}. */
@Stack(
    name = "junixsocket",
    libraries = {
      "com.kohlschutter.junixsocket:junixsocket-common:2.11.1",
      "com.kohlschutter.junixsocket:junixsocket-native-common:2.11.1"
    },
    transport = "AF_UNIX",
    sides = {},
    everyBuild = true)
public final class JUnixSocket {
  public static void main(String[] arguments) throws Exception {
    File path = new File(Files.createTempDirectory("unix").toFile(), "socket");
    AFUNIXServerSocket server = AFUNIXServerSocket.bindOn(AFUNIXSocketAddress.of(path));
    AFUNIXSocket client = AFUNIXSocket.connectTo(AFUNIXSocketAddress.of(path));
    AFUNIXSocket accepted = server.accept();
    client.getOutputStream().write(1);
    accepted.getInputStream().read();
    Hold.untilEnd(server, client, accepted);
  }
}
