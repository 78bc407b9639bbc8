package dev.keepalive.stacks;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.unix.IntegerUnixChannelOption;
import io.netty.channel.unix.RawUnixChannelOption;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What an application sets on a channel of a native transport, once it is connected. */
final class NettySetters {
  private NettySetters() {}

  /**
   * Sets options one after the other.
   *
   * @param names the class in which the transport has its options
   * @param assignments {@code SO_KEEPALIVE=false}, {@code TCP_KEEPIDLE=30}; by their numbers as an
   *     int, {@code int:6/4=30}, or as bytes, {@code raw:6/4=30}
   */
  static void set(Channel channel, Class<?> names, String... assignments) {
    for (String assignment : assignments) {
      String[] part = assignment.split("[:/=]");
      if (part[0].equals("int")) {
        set(
            channel,
            new IntegerUnixChannelOption(assignment, number(part[1]), number(part[2])),
            number(part[3]));
      } else if (part[0].equals("raw")) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(4).order(ByteOrder.nativeOrder());
        bytes.putInt(0, number(part[3]));
        set(
            channel,
            new RawUnixChannelOption(assignment, number(part[1]), number(part[2]), 4),
            bytes);
      } else if (part[0].equals("SO_KEEPALIVE")) {
        set(channel, ChannelOption.SO_KEEPALIVE, Boolean.valueOf(part[1]));
      } else {
        set(channel, ChannelOption.<Integer>valueOf(names, part[0]), number(part[1]));
      }
    }
  }

  private static int number(String text) {
    return Integer.parseInt(text);
  }

  private static <T> void set(Channel channel, ChannelOption<T> option, T value) {
    if (!channel.config().setOption(option, value)) {
      throw new IllegalArgumentException(option.toString());
    }
  }
}
