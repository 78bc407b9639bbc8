package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.CONNECTS;

import java.io.DataInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;

/** A socket through a SOCKS 5 proxy (RFC 1928) or an HTTP proxy. Argument: socks or http. */
@Stack(
    name = "Socket through a SOCKS proxy",
    transport = "Socket",
    sides = CONNECTS,
    arguments = "SOCKS",
    everyBuild = true)
@Stack(
    name = "Socket through an HTTP proxy",
    transport = "Socket",
    sides = CONNECTS,
    arguments = "HTTP",
    everyBuild = true)
public final class ProxiedSocket {
  public static void main(String[] arguments) throws Exception {
    Proxy.Type type = Proxy.Type.valueOf(arguments[0]);
    ServerSocket proxy = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
    Hold.inBackground(() -> type == Proxy.Type.SOCKS ? socks(proxy) : http(proxy));
    Socket client = new Socket(new Proxy(type, proxy.getLocalSocketAddress()));
    client.connect(InetSocketAddress.createUnresolved("far.example", 80));
    Hold.untilEnd(proxy, client);
  }

  private static Socket socks(ServerSocket proxy) throws Exception {
    Socket accepted = proxy.accept();
    DataInputStream in = new DataInputStream(accepted.getInputStream());
    in.readByte();
    in.readFully(new byte[in.readByte()]); // the methods
    accepted.getOutputStream().write(new byte[] {5, 0}); // no login
    in.readFully(new byte[4]);
    in.readFully(new byte[in.readByte() + 2]); // the host name and the port
    accepted.getOutputStream().write(new byte[] {5, 0, 0, 1, 127, 0, 0, 1, 0, 80});
    return accepted;
  }

  private static Socket http(ServerSocket proxy) throws Exception {
    Socket accepted = proxy.accept();
    KeepingHttpServer.awaitEndOfHead(accepted.getInputStream());
    accepted.getOutputStream().write("HTTP/1.1 200 Connected\r\n\r\n".getBytes("US-ASCII"));
    return accepted;
  }
}
