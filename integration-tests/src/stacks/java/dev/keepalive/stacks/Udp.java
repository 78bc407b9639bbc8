package dev.keepalive.stacks;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/** Datagrams between a connected socket and a connected channel. */
@Stack(
    name = "UDP",
    transport = "UDP",
    sides = {},
    everyBuild = true)
public final class Udp {
  public static void main(String[] arguments) throws Exception {
    DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
    DatagramChannel channel = DatagramChannel.open().bind(new InetSocketAddress("127.0.0.1", 0));
    channel.connect(socket.getLocalSocketAddress());
    socket.connect(channel.getLocalAddress());
    channel.write(ByteBuffer.allocate(1));
    socket.receive(new DatagramPacket(new byte[1], 1));
    Hold.untilEnd(socket, channel);
  }
}
