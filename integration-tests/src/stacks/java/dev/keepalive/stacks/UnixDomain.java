package dev.keepalive.stacks;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** The JDK's own Unix-domain channels. */
@Stack(
    name = "Unix-domain channels",
    transport = "AF_UNIX",
    sides = {},
    from = 16,
    everyBuild = true)
public final class UnixDomain {
  public static void main(String[] arguments) throws Exception {
    Path path = Files.createTempDirectory("unix").resolve("socket");
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(path));
    SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(path));
    SocketChannel accepted = server.accept();
    Files.delete(path);
    Hold.untilEnd(server, client, accepted);
  }
}
