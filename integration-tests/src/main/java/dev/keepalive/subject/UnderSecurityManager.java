package dev.keepalive.subject;

import java.io.Closeable;
import java.io.FilePermission;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketPermission;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.security.Permission;
import java.security.Permissions;
import java.security.Policy;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;

/** Installs a SecurityManager that allows it little, then connects. Java 8 to 17. */
public final class UnderSecurityManager {

  private UnderSecurityManager() {}

  public static void main(String[] arguments) throws IOException {
    Permissions few = new Permissions();
    few.add(new SocketPermission("*", "connect,accept,listen,resolve"));
    few.add(new FilePermission(System.getProperty("java.class.path"), "read"));
    Policy.setPolicy(
        new Policy() {
          @Override
          public boolean implies(ProtectionDomain domain, Permission permission) {
            return few.implies(permission);
          }
        });
    System.setSecurityManager(new SecurityManager());
    List<Closeable> held = new ArrayList<>();
    ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Socket client = new Socket(listener.getInetAddress(), listener.getLocalPort());
    client.setKeepAlive(false);
    held.add(client);
    held.add(listener.accept());
    ServerSocketChannel channels = ServerSocketChannel.open().bind(null);
    held.add(SocketChannel.open(channels.getLocalAddress()));
    held.add(channels.accept());
    System.out.println("holding");
    Console.awaitEnd();
    for (Closeable connection : held) {
      connection.close();
    }
  }
}
