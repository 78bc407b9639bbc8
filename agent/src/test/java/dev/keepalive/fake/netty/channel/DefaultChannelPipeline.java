package dev.keepalive.fake.netty.channel;

/** As {@code io.netty.channel.DefaultChannelPipeline}. */
public record DefaultChannelPipeline(Channel channel) {

  public DefaultChannelPipeline fireChannelActive() {
    return this;
  }
}
