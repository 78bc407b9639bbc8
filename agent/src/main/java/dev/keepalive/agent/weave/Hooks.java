package dev.keepalive.agent.weave;

import static dev.keepalive.agent.weave.BridgeCall.METHOD_NAME;
import static dev.keepalive.agent.weave.BridgeCall.NULL;
import static dev.keepalive.agent.weave.BridgeCall.RETURNED;
import static dev.keepalive.agent.weave.BridgeCall.SELF;

/** What is woven into the JDK's methods, and into Netty's. */
final class Hooks {

  /** Around {@code Socket.connect(SocketAddress, int)} or {@code blockingConnect}. */
  static final MethodHook CONNECT =
      CallHook.around(
          BridgeCall.of(Events.CONNECTING, SELF, 0, NULL, NULL),
          BridgeCall.of(Events.CONNECTED, SELF, 0, NULL, NULL));

  /** Around {@code SocketChannel.connect}, which answers false while the connection is pending. */
  static final MethodHook CHANNEL_CONNECT =
      CallHook.around(
          BridgeCall.of(Events.CONNECTING, SELF, 0, NULL, NULL),
          BridgeCall.of(Events.CONNECTED, SELF, 0, NULL, RETURNED));

  /** After {@code SocketChannel.finishConnect}, which answers false as well. */
  static final MethodHook FINISH_CONNECT =
      CallHook.around(null, BridgeCall.of(Events.CONNECTED, SELF, NULL, NULL, RETURNED));

  /** Before an asynchronous channel, or a native one of Netty's, connects. */
  static final MethodHook CONNECTING =
      CallHook.around(BridgeCall.of(Events.CONNECTING, SELF, 0, NULL, NULL), null);

  /** After an asynchronous channel has become connected, before its handler runs. */
  static final MethodHook ASYNCHRONOUS_CONNECT =
      CallHook.around(null, BridgeCall.of(Events.CONNECTED, SELF, NULL, NULL, NULL));

  /** After {@code ServerSocket.implAccept(Socket)}. */
  static final MethodHook SOCKET_ACCEPT =
      CallHook.around(null, BridgeCall.of(Events.ACCEPTED, 0, SELF, NULL, NULL));

  /** After a server channel's method that returns the accepted channel. */
  static final MethodHook CHANNEL_ACCEPT =
      CallHook.around(null, BridgeCall.of(Events.ACCEPTED, RETURNED, SELF, NULL, NULL));

  /** After {@code System.inheritedChannel()} has made its channel. */
  static final MethodHook INHERITED =
      CallHook.around(null, BridgeCall.of(Events.INHERITED, RETURNED, NULL, NULL, NULL));

  /** Around {@code setKeepAlive(boolean)}. */
  static final MethodHook SET_KEEP_ALIVE =
      CallHook.changing(
          BridgeCall.of(Events.KEEP_ALIVE, SELF, NULL, NULL, 0),
          BridgeCall.of(Events.KEEP_ALIVE_SET, SELF, NULL, NULL, 0));

  /** Around {@code setOption(SocketOption, Object)}. */
  static final MethodHook SET_OPTION =
      CallHook.changing(
          BridgeCall.of(Events.OPTION, SELF, 0, NULL, 1),
          BridgeCall.of(Events.OPTION_SET, SELF, 0, NULL, 1));

  /** Around Java 8's {@code jdk.net.Sockets.setOption(socket, SocketOption, Object)}. */
  static final MethodHook STATIC_SET_OPTION =
      CallHook.changing(
          BridgeCall.of(Events.OPTION, 0, 1, NULL, 2),
          BridgeCall.of(Events.OPTION_SET, 0, 1, NULL, 2));

  /** After {@code ManagementFactory.getPlatformMBeanServer()}. */
  static final MethodHook PLATFORM_SERVER =
      CallHook.around(null, BridgeCall.of(Events.JMX, NULL, NULL, NULL, RETURNED));

  /** Where an exception leaves a method. */
  static final MethodHook FAILURE = new FailureHook();

  /** Where a method catches an exception, and hands it on. */
  static final MethodHook CAUGHT_FAILURE = new CaughtFailureHook();

  /** Before Netty's {@code DefaultChannelPipeline.fireChannelActive()}. */
  static final MethodHook NETTY_ACTIVE =
      CallHook.around(BridgeCall.of(Events.ACTIVE, SELF, NULL, NULL, NULL), null);

  /**
   * Before Netty's {@code DefaultChannelPipeline.fireExceptionCaught(Throwable)}, where the failed
   * reads of all its transports pass.
   */
  static final MethodHook NETTY_FAILURE =
      CallHook.around(BridgeCall.of(Events.NETTY_FAILED, 0, SELF, NULL, NULL), null);

  /** Around {@code setIntOpt} and {@code setRawOpt(level, number, value)} of Netty's sockets. */
  static final MethodHook NETTY_NUMBER =
      CallHook.changing(
          BridgeCall.of(Events.NETTY_NUMBER, SELF, 0, 1, 2),
          BridgeCall.of(Events.NETTY_NUMBER_SET, SELF, 0, 1, 2));

  /** Around {@code setTcpKeepIdle(int)} and the like of Netty's native sockets. */
  static final MethodHook NETTY_OPTION =
      CallHook.changing(
          BridgeCall.of(Events.NETTY_OPTION, SELF, METHOD_NAME, NULL, 0),
          BridgeCall.of(Events.NETTY_OPTION_SET, SELF, METHOD_NAME, NULL, 0));

  private Hooks() {}
}
