package dev.keepalive.agent.weave;

import java.net.KeepaliveBridge;
import java.nio.ByteBuffer;
import net.bytebuddy.asm.Advice;

/** The code that is woven into Netty, as {@link Advices} is into the JDK. */
final class NettyAdvices {

  private NettyAdvices() {}

  /** Before Netty's {@code DefaultChannelPipeline.fireChannelActive()}. */
  static final class NettyActive {
    private NettyActive() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object pipeline) {
      KeepaliveBridge.event(Events.ACTIVE, pipeline, null, null, null);
    }
  }

  /**
   * Before Netty's {@code DefaultChannelPipeline.fireExceptionCaught(Throwable)}, where the failed
   * reads of all its transports pass.
   */
  static final class NettyFailure {
    private NettyFailure() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object pipeline, @Advice.Argument(0) Throwable failure) {
      KeepaliveBridge.event(Events.NETTY_FAILED, failure, pipeline, null, null);
    }
  }

  /** Around {@code setIntOpt(level, number, value)} of Netty's native sockets. */
  static final class NettyIntOption {
    private NettyIntOption() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.This Object socket,
        @Advice.Argument(0) int level,
        @Advice.Argument(1) int number,
        @Advice.Argument(value = 2, readOnly = false) int value) {
      value = (Integer) KeepaliveBridge.event(Events.NETTY_NUMBER, socket, level, number, value);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, backupArguments = false)
    static void exit(
        @Advice.This Object socket,
        @Advice.Argument(0) int level,
        @Advice.Argument(1) int number,
        @Advice.Argument(2) int value) {
      KeepaliveBridge.event(Events.NETTY_NUMBER_SET, socket, level, number, value);
    }
  }

  /** Around {@code setRawOpt(level, number, value)} of Netty's native sockets. */
  static final class NettyRawOption {
    private NettyRawOption() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.This Object socket,
        @Advice.Argument(0) int level,
        @Advice.Argument(1) int number,
        @Advice.Argument(value = 2, readOnly = false) ByteBuffer value) {
      value = (ByteBuffer) KeepaliveBridge.event(Events.NETTY_NUMBER, socket, level, number, value);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, backupArguments = false)
    static void exit(
        @Advice.This Object socket,
        @Advice.Argument(0) int level,
        @Advice.Argument(1) int number,
        @Advice.Argument(2) ByteBuffer value) {
      KeepaliveBridge.event(Events.NETTY_NUMBER_SET, socket, level, number, value);
    }
  }

  /** Around {@code setTcpKeepIdle(int)} and the like of Netty's native sockets. */
  static final class NettyOption {
    private NettyOption() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.This Object socket,
        @Advice.Origin("#m") String setter,
        @Advice.Argument(value = 0, readOnly = false) int value) {
      value = (Integer) KeepaliveBridge.event(Events.NETTY_OPTION, socket, setter, null, value);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, backupArguments = false)
    static void exit(
        @Advice.This Object socket,
        @Advice.Origin("#m") String setter,
        @Advice.Argument(0) int value) {
      KeepaliveBridge.event(Events.NETTY_OPTION_SET, socket, setter, null, value);
    }
  }
}
