package dev.keepalive.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NettyTargetsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io/netty/channel/DefaultChannelPipeline",
        "io/grpc/netty/shaded/io/netty/channel/DefaultChannelPipeline",
        "org/apache/pulsar/shade/io/netty/channel/DefaultChannelPipeline",
        "netty/channel/DefaultChannelPipeline",
        "org/jboss/shaded/netty/channel/DefaultChannelPipeline",
        "org/jboss/shaded/io/netty/channel/DefaultChannelPipeline",
        "io/netty/channel/unix/Socket",
        "io/grpc/netty/shaded/io/netty/channel/unix/Socket",
        "io/netty/channel/epoll/LinuxSocket",
        "io/netty/channel/uring/LinuxSocket",
        "io/netty/incubator/channel/uring/LinuxSocket",
        "org/apache/pulsar/shade/io/netty/incubator/channel/uring/LinuxSocket",
      })
  void netty_is_found_wherever_it_was_relocated_to(String internalName) {
    assertThat(NettyTargets.in(internalName)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java/net/Socket",
        "io/netty/channel/DefaultChannelPipeline$HeadContext",
        "io/netty/channel/socket/nio/NioSocketChannel",
        "com/example/unix/Socket",
        "com/example/LinuxSocket",
        "org/jboss/netty/channel/DefaultChannelPipeline",
        "com/example/shaded/org/jboss/netty/channel/DefaultChannelPipeline",
      })
  void other_classes_are_left_alone(String internalName) {
    assertThat(NettyTargets.in(internalName)).isEmpty();
  }
}
