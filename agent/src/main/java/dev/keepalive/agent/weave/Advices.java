package dev.keepalive.agent.weave;

import java.net.KeepaliveBridge;
import java.net.SocketAddress;
import java.net.SocketOption;
import net.bytebuddy.asm.Advice;

/**
 * The code that is woven into the JDK's methods, each a single call to the bridge. Whatever the
 * call throws is swallowed on the spot, so that the application's connection goes on. These methods
 * are never called: Byte Buddy copies their instructions.
 */
final class Advices {

  private Advices() {}

  /** Around {@code Socket.connect(SocketAddress, int)} or {@code blockingConnect}. */
  static final class Connect {
    private Connect() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object socket, @Advice.Argument(0) SocketAddress asked) {
      KeepaliveBridge.event(Events.CONNECTING, socket, asked, null, null);
    }

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object socket, @Advice.Argument(0) SocketAddress asked) {
      KeepaliveBridge.event(Events.CONNECTED, socket, asked, null, null);
    }
  }

  /** Around {@code SocketChannel.connect}, which answers false while the connection is pending. */
  static final class ChannelConnect {
    private ChannelConnect() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object channel, @Advice.Argument(0) SocketAddress asked) {
      KeepaliveBridge.event(Events.CONNECTING, channel, asked, null, null);
    }

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.This Object channel,
        @Advice.Argument(0) SocketAddress asked,
        @Advice.Return boolean connected) {
      if (connected) {
        KeepaliveBridge.event(Events.CONNECTED, channel, asked, null, null);
      }
    }
  }

  /** After {@code SocketChannel.finishConnect}. */
  static final class FinishConnect {
    private FinishConnect() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object channel, @Advice.Return boolean connected) {
      if (connected) {
        KeepaliveBridge.event(Events.CONNECTED, channel, null, null, null);
      }
    }
  }

  /** Before an asynchronous channel connects. */
  static final class Connecting {
    private Connecting() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object channel, @Advice.Argument(0) SocketAddress asked) {
      KeepaliveBridge.event(Events.CONNECTING, channel, asked, null, null);
    }
  }

  /** After an asynchronous channel has become connected, before its handler runs. */
  static final class AsynchronousConnect {
    private AsynchronousConnect() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object channel) {
      KeepaliveBridge.event(Events.CONNECTED, channel, null, null, null);
    }
  }

  /** After {@code ServerSocket.implAccept(Socket)}. */
  static final class SocketAccept {
    private SocketAccept() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object listener, @Advice.Argument(0) Object socket) {
      KeepaliveBridge.event(Events.ACCEPTED, socket, listener, null, null);
    }
  }

  /** After a server channel's method that returns the accepted channel. */
  static final class ChannelAccept {
    private ChannelAccept() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object listener, @Advice.Return Object channel) {
      KeepaliveBridge.event(Events.ACCEPTED, channel, listener, null, null);
    }
  }

  /** After {@code System.inheritedChannel()} has made its channel. */
  static final class Inherited {
    private Inherited() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Return Object channel) {
      KeepaliveBridge.event(Events.INHERITED, channel, null, null, null);
    }
  }

  /** Around {@code Socket.setKeepAlive(boolean)}. */
  static final class SetKeepAlive {
    private SetKeepAlive() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.This Object socket, @Advice.Argument(value = 0, readOnly = false) boolean on) {
      on = (Boolean) KeepaliveBridge.event(Events.KEEP_ALIVE, socket, null, null, on);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, backupArguments = false)
    static void exit(@Advice.This Object socket, @Advice.Argument(0) boolean on) {
      KeepaliveBridge.event(Events.KEEP_ALIVE_SET, socket, null, null, on);
    }
  }

  /** Around {@code setOption(SocketOption, Object)}. */
  static final class SetOption {
    private SetOption() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.This Object socket,
        @Advice.Argument(0) SocketOption<?> option,
        @Advice.Argument(value = 1, readOnly = false) Object value) {
      value = KeepaliveBridge.event(Events.OPTION, socket, option, null, value);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, backupArguments = false)
    static void exit(
        @Advice.This Object socket,
        @Advice.Argument(0) SocketOption<?> option,
        @Advice.Argument(1) Object value) {
      KeepaliveBridge.event(Events.OPTION_SET, socket, option, null, value);
    }
  }

  /** Around Java 8's {@code jdk.net.Sockets.setOption(socket, SocketOption, Object)}. */
  static final class StaticSetOption {
    private StaticSetOption() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.Argument(0) Object socket,
        @Advice.Argument(1) SocketOption<?> option,
        @Advice.Argument(value = 2, readOnly = false) Object value) {
      value = KeepaliveBridge.event(Events.OPTION, socket, option, null, value);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, backupArguments = false)
    static void exit(
        @Advice.Argument(0) Object socket,
        @Advice.Argument(1) SocketOption<?> option,
        @Advice.Argument(2) Object value) {
      KeepaliveBridge.event(Events.OPTION_SET, socket, option, null, value);
    }
  }

  /** After {@code ManagementFactory.getPlatformMBeanServer()}. */
  static final class PlatformServer {
    private PlatformServer() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Return Object server) {
      KeepaliveBridge.event(Events.JMX, null, null, null, server);
    }
  }
}
