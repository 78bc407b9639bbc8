package dev.keepalive.agent.weave;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * What is woven into Netty, for its native transports: epoll, io_uring and kqueue of 4.1 and 4.2,
 * the incubator's io_uring, and every relocated copy, hence by the end of the class name. Channels
 * of all transports, opened and accepted, pass {@code fireChannelActive} once; those of the NIO
 * transport, which the JDK's channels stand for, are told apart in the hook.
 */
final class NettyTargets {

  private static final String ROOT = "netty/channel/";

  /** Netty 3's, over the JDK's sockets alone: no native transport, no {@code fireChannelActive}. */
  private static final String NETTY_3_PIPELINE = "org/jboss/" + ROOT + "DefaultChannelPipeline";

  private static final List<Target> PIPELINE =
      Arrays.asList(
          new Target("DefaultChannelPipeline", Hooks.NETTY_ACTIVE, "fireChannelActive()"),
          new Target(
              "DefaultChannelPipeline",
              Hooks.NETTY_FAILURE,
              "fireExceptionCaught(Ljava/lang/Throwable;)"));

  /** What a native transport writes by; a read fails in the pipeline as well. */
  private static final List<Target> DESCRIPTOR =
      Arrays.asList(
          write("write(Ljava/nio/ByteBuffer;II)I"),
          write("writeAddress(JII)I"),
          write("writev([Ljava/nio/ByteBuffer;IIJ)J"),
          write("writevAddresses(JI)J"));

  private static final List<Target> SOCKET =
      Arrays.asList(
          new Target("unix.Socket", Hooks.SET_KEEP_ALIVE, "setKeepAlive(Z)V"),
          Target.ifThere("unix.Socket", Hooks.CONNECTING, "connect(Ljava/net/SocketAddress;)Z"),
          Target.ifThere("unix.Socket", Hooks.FAILURE, "send(Ljava/nio/ByteBuffer;II)I"),
          Target.ifThere("unix.Socket", Hooks.FAILURE, "sendAddress(JII)I"),
          Target.ifThere("unix.Socket", Hooks.NETTY_NUMBER, "setIntOpt(III)V"),
          Target.ifThere("unix.Socket", Hooks.NETTY_NUMBER, "setRawOpt(IILjava/nio/ByteBuffer;)V"));

  private static final List<Target> LINUX_SOCKET =
      Arrays.asList(
          new Target("LinuxSocket", Hooks.NETTY_OPTION, "setTcpKeepIdle(I)V"),
          new Target("LinuxSocket", Hooks.NETTY_OPTION, "setTcpKeepIntvl(I)V"),
          new Target("LinuxSocket", Hooks.NETTY_OPTION, "setTcpKeepCnt(I)V"),
          new Target("LinuxSocket", Hooks.NETTY_OPTION, "setTcpUserTimeout(I)V"));

  private NettyTargets() {}

  private static Target write(String method) {
    return Target.ifThere("unix.FileDescriptor", Hooks.FAILURE, method);
  }

  /** The targets in a class, none for most. Asked for every class that is loaded. */
  static List<Target> in(String internalName) {
    if (internalName.endsWith(ROOT + "unix/FileDescriptor")) {
      return DESCRIPTOR;
    }
    if (internalName.endsWith("Socket")) {
      if (internalName.endsWith(ROOT + "unix/Socket")) {
        return SOCKET;
      }
      if (internalName.endsWith("/LinuxSocket")
          && (internalName.endsWith(ROOT + "epoll/LinuxSocket")
              || internalName.endsWith("/channel/uring/LinuxSocket"))) {
        return LINUX_SOCKET;
      }
    } else if (internalName.endsWith(ROOT + "DefaultChannelPipeline")
        && !internalName.endsWith(NETTY_3_PIPELINE)) {
      return PIPELINE;
    }
    return Collections.<Target>emptyList();
  }
}
