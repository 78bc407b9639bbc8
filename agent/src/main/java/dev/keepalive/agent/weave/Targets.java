package dev.keepalive.agent.weave;

import java.util.ArrayList;
import java.util.List;

/**
 * All that is woven: where every connection of a kind passes, once, and where an application sets
 * keepalive itself. Public methods where they are the gate, internals only where none is.
 *
 * <ul>
 *   <li>{@code new Socket(host, port)} and {@code connect(address)} end in {@code connect(address,
 *       timeout)}, and so do SSL, SOCKS and HTTP-proxy sockets.
 *   <li>{@code ServerSocket.implAccept(Socket)} is final and passes {@code SSLServerSocket} and all
 *       other subclasses.
 *   <li>{@code SocketChannelImpl.blockingConnect} (13 on) is all that {@code
 *       channel.socket().connect} calls; before, it came through {@code connect} and {@code
 *       finishConnect}.
 *   <li>{@code ServerSocketChannelImpl.finishAccept} (13 on) is where {@code accept} and {@code
 *       channel.socket().accept} meet; before, that was {@code accept}.
 *   <li>{@code UnixAsynchronousSocketChannelImpl.setConnected} runs before the application's
 *       handler; {@code finishConnect} may run the handler before it returns.
 * </ul>
 */
public final class Targets {

  private static final String OPTION = "(Ljava/net/SocketOption;Ljava/lang/Object;)";

  /** Where the platform's MBean server is made; only loaded where JMX is used. */
  static final String JMX = "java.lang.management.ManagementFactory";

  private Targets() {}

  /**
   * The targets on a Java version.
   *
   * @param feature 8, 11, 17 …
   */
  public static List<Target> on(int feature) {
    List<Target> targets = new ArrayList<Target>();
    sockets(targets, feature);
    channels(targets, feature);
    asynchronousChannels(targets);
    failures(targets, feature);
    targets.add(
        new Target(
            JMX, Hooks.PLATFORM_SERVER, "getPlatformMBeanServer()Ljavax/management/MBeanServer;"));
    return targets;
  }

  private static void sockets(List<Target> targets, int feature) {
    String socket = "java.net.Socket";
    String listener = "java.net.ServerSocket";
    targets.add(new Target(socket, Hooks.CONNECT, "connect(Ljava/net/SocketAddress;I)V"));
    targets.add(new Target(socket, Hooks.SET_KEEP_ALIVE, "setKeepAlive(Z)V"));
    targets.add(new Target(listener, Hooks.SOCKET_ACCEPT, "implAccept(Ljava/net/Socket;)V"));
    if (feature == 8) {
      String setOption = "Ljava/net/SocketOption;Ljava/lang/Object;)V";
      String sockets = "jdk.net.Sockets";
      targets.add(
          new Target(sockets, Hooks.STATIC_SET_OPTION, "setOption(Ljava/net/Socket;" + setOption));
      targets.add(
          new Target(
              sockets, Hooks.STATIC_SET_OPTION, "setOption(Ljava/net/ServerSocket;" + setOption));
    } else {
      targets.add(setOption(socket, socket));
      targets.add(setOption(listener, listener));
    }
  }

  private static void channels(List<Target> targets, int feature) {
    String channel = "sun.nio.ch.SocketChannelImpl";
    String listener = "sun.nio.ch.ServerSocketChannelImpl";
    targets.add(new Target(channel, Hooks.CHANNEL_CONNECT, "connect(Ljava/net/SocketAddress;)Z"));
    targets.add(new Target(channel, Hooks.FINISH_CONNECT, "finishConnect()Z"));
    if (feature >= 13) {
      targets.add(
          new Target(channel, Hooks.CONNECT, "blockingConnect(Ljava/net/SocketAddress;J)V"));
    }
    targets.add(setOption(channel, "java.nio.channels.SocketChannel"));
    targets.add(
        new Target(
            "sun.nio.ch.InheritedChannel",
            Hooks.INHERITED,
            "getChannel()Ljava/nio/channels/Channel;"));
    targets.add(
        new Target(
            listener,
            Hooks.CHANNEL_ACCEPT,
            "finishAccept(Ljava/io/FileDescriptor;Ljava/net/SocketAddress;)"
                + "Ljava/nio/channels/SocketChannel;",
            "finishAccept(Ljava/io/FileDescriptor;Ljava/net/InetSocketAddress;)"
                + "Ljava/nio/channels/SocketChannel;",
            "accept()Ljava/nio/channels/SocketChannel;"));
    targets.add(setOption(listener, "java.nio.channels.ServerSocketChannel"));
  }

  private static void asynchronousChannels(List<Target> targets) {
    targets.add(
        new Target(
            "sun.nio.ch.UnixAsynchronousSocketChannelImpl",
            Hooks.CONNECTING,
            "implConnect(Ljava/net/SocketAddress;Ljava/lang/Object;"
                + "Ljava/nio/channels/CompletionHandler;)Ljava/util/concurrent/Future;"));
    targets.add(
        new Target(
            "sun.nio.ch.UnixAsynchronousSocketChannelImpl",
            Hooks.ASYNCHRONOUS_CONNECT,
            "setConnected()V"));
    targets.add(
        setOption(
            "sun.nio.ch.AsynchronousSocketChannelImpl",
            "java.nio.channels.AsynchronousSocketChannel"));
    String accepted = "Ljava/nio/channels/AsynchronousSocketChannel;";
    targets.add(
        new Target(
            "sun.nio.ch.UnixAsynchronousServerSocketChannelImpl",
            Hooks.CHANNEL_ACCEPT,
            "finishAccept(Ljava/io/FileDescriptor;Ljava/net/InetSocketAddress;)" + accepted,
            "finishAccept(Ljava/io/FileDescriptor;Ljava/net/InetSocketAddress;"
                + "Ljava/security/AccessControlContext;)"
                + accepted));
    targets.add(
        setOption(
            "sun.nio.ch.AsynchronousServerSocketChannelImpl",
            "java.nio.channels.AsynchronousServerSocketChannel"));
  }

  /** Where an exception leaves a read or a write, on its way to the application. */
  private static void failures(List<Target> targets, int feature) {
    if (feature >= 13) {
      failure(targets, "java.net.Socket$SocketInputStream", "read([BII)I");
      failure(targets, "java.net.Socket$SocketOutputStream", "write([BII)V");
    } else {
      failure(targets, "java.net.SocketInputStream", "read([BIII)I");
      failure(targets, "java.net.SocketOutputStream", "socketWrite([BII)V");
    }
    String channel = "sun.nio.ch.SocketChannelImpl";
    failure(targets, channel, "read(Ljava/nio/ByteBuffer;)I");
    failure(targets, channel, "read([Ljava/nio/ByteBuffer;II)J");
    failure(targets, channel, "write(Ljava/nio/ByteBuffer;)I");
    failure(targets, channel, "write([Ljava/nio/ByteBuffer;II)J");
    if (feature >= 13) { // what channel.socket() reads and writes by
      failure(targets, channel, "blockingRead([BIIJ)I");
      failure(targets, channel, "blockingWriteFully([BII)V");
    }
    String asynchronous = "sun.nio.ch.UnixAsynchronousSocketChannelImpl";
    String begin =
        "(ZLjava/nio/ByteBuffer;[Ljava/nio/ByteBuffer;JLjava/util/concurrent/TimeUnit;"
            + "Ljava/lang/Object;Ljava/nio/channels/CompletionHandler;)"
            + "Ljava/util/concurrent/Future;";
    String[] methods = {
      "implRead" + begin, "finishRead(Z)V", "implWrite" + begin, "finishWrite(Z)V"
    };
    for (String method : methods) {
      targets.add(new Target(asynchronous, Hooks.CAUGHT_FAILURE, method));
    }
  }

  private static void failure(List<Target> targets, String className, String method) {
    targets.add(new Target(className, Hooks.FAILURE, method));
  }

  private static Target setOption(String className, String returned) {
    return new Target(
        className, Hooks.SET_OPTION, "setOption" + OPTION + "L" + returned.replace('.', '/') + ";");
  }
}
