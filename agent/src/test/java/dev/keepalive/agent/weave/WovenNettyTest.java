package dev.keepalive.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.config.policy.Policy;
import dev.keepalive.agent.jvm.BeforeMain;
import dev.keepalive.agent.socket.Connections;
import dev.keepalive.agent.socket.Loopback;
import dev.keepalive.agent.socket.record.ConnectionRecord;
import dev.keepalive.agent.socket.record.Failures;
import dev.keepalive.agent.socket.record.RecordingLogger;
import dev.keepalive.agent.socket.record.TcpOption;
import dev.keepalive.agent.sweep.Sweeper;
import dev.keepalive.fake.netty.channel.DefaultChannelPipeline;
import dev.keepalive.fake.netty.channel.epoll.LinuxSocket;
import dev.keepalive.fake.netty.channel.unix.Socket;
import java.lang.instrument.ClassFileTransformer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

/** Classes shaped like Netty's, woven, and run. */
class WovenNettyTest {
  private final RecordingLogger log = new RecordingLogger();
  private final Policy policy = Loopback.policy("idle=60s,app-settings=override");
  private final Connections connections =
      new Connections(policy, BeforeMain.over(), this::ignore, log);
  private final Object hook = Bridged.hook(connections, new Failures(log), 17);
  private final ClassFileTransformer transformer =
      Bridged.transformer(Map.of(), new Sweeper(connections, BeforeMain.over(), 0, log), hook, log);

  @BeforeEach
  void install() {
    Bridged.install(hook);
  }

  @AfterEach
  void remove() {
    Bridged.remove();
  }

  private void ignore(ConnectionRecord record) {
    assertThat(record).isNotNull();
  }

  @Test
  void the_setters_of_a_socket_ask_the_agent_first() throws Exception {
    Class<?> woven = woven(Socket.class);
    Object socket = woven.getConstructor(int.class).newInstance(1);
    woven.getMethod("setKeepAlive", boolean.class).invoke(socket, true);
    woven.getMethod("setIntOpt", int.class, int.class, int.class).invoke(socket, 6, 4, 30);
    assertThat(woven.getField("arrived").get(socket)).isEqualTo(List.of(true, 30));
    assertThat(asked(socket)).isEqualTo("1 30");
    assertThat(log.lines(Level.WARN)).isEmpty();
    assertThat(log.lines(Level.ERROR)).isEmpty();
  }

  @Test
  void the_setters_of_a_linux_socket_ask_by_their_names_and_a_missing_one_is_told()
      throws Exception {
    Class<?> woven = woven(LinuxSocket.class);
    Object socket = woven.getConstructor().newInstance();
    woven.getMethod("setTcpKeepIdle", int.class).invoke(socket, 30);
    assertThat(woven.getField("arrived").get(socket)).isEqualTo(List.of(30));
    assertThat(connections.asked(socket, TcpOption.IDLE, 31)).isEqualTo(31);
    assertThat(log.lines(Level.WARN))
        .singleElement()
        .asString()
        .contains("LinuxSocket.setTcpUserTimeout(I)V is missing here");
  }

  @Test
  void a_pipeline_goes_on_though_its_channel_is_none() throws Exception {
    Class<?> woven = woven(DefaultChannelPipeline.class);
    Object pipeline = woven.getConstructors()[0].newInstance((Object) null);
    assertThat(woven.getMethod("fireChannelActive").invoke(pipeline)).isSameAs(pipeline);
    assertThat(log.lines(Level.ERROR)).isEmpty();
  }

  /** What the application has set, as the agent has seen it: keepalive and idle. */
  private String asked(Object socket) {
    return connections.asked(socket, TcpOption.KEEPALIVE, 1)
        + " "
        + connections.asked(socket, TcpOption.IDLE, 30);
  }

  private Class<?> woven(Class<?> type) throws Exception {
    String internalName = type.getName().replace('.', '/');
    byte[] bytes = TargetTransformerTest.bytes(internalName);
    byte[] woven = transformer.transform(type.getClassLoader(), internalName, null, null, bytes);
    assertThat(woven).isNotNull().isNotEqualTo(bytes);
    return new ClassLoader(type.getClassLoader()) {
      Class<?> defined() {
        return defineClass(type.getName(), woven, 0, woven.length);
      }
    }.defined();
  }
}
