package dev.keepalive.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.config.policy.Policy;
import dev.keepalive.agent.jvm.BeforeMain;
import dev.keepalive.agent.log.Log.Level;
import dev.keepalive.agent.log.RecordingLog;
import dev.keepalive.agent.socket.Connections;
import dev.keepalive.agent.socket.Loopback;
import dev.keepalive.agent.socket.record.ConnectionRecord;
import dev.keepalive.agent.socket.record.Failures;
import dev.keepalive.agent.socket.record.TcpOption;
import dev.keepalive.agent.sweep.Sweeper;
import dev.keepalive.fake.netty.channel.DefaultChannelPipeline;
import dev.keepalive.fake.netty.channel.NativeChannel;
import dev.keepalive.fake.netty.channel.epoll.LinuxSocket;
import dev.keepalive.fake.netty.channel.unix.Socket;
import java.lang.instrument.ClassFileTransformer;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jdk.net.ExtendedSocketOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Classes shaped like Netty's, woven, and run. */
class WovenNettyTest {
  private final RecordingLog log = new RecordingLog();
  private final Policy policy = Loopback.policy("idle=60s,app-settings=override");
  private final Connections connections =
      new Connections(policy, BeforeMain.over(), this::ignore, log);
  private final Object hook = Bridged.hook(connections, new Failures(log), 17);
  private final ClassFileTransformer transformer =
      Bridged.transformer(Map.of(), new Sweeper(connections, BeforeMain.over(), 0, log), hook, log);

  private final ClassLoader netty = new Woven();

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
    Object socket = made(Socket.class, 1);
    call(socket, "setKeepAlive", true);
    call(socket, "setIntOpt", 6, 4, 30);
    assertThat(arrived(socket)).isEqualTo(List.of(true, 30));
    assertThat(asked(socket)).isEqualTo("1 30");
    assertThat(log.lines(Level.WARN)).isEmpty();
    assertThat(log.lines(Level.ERROR)).isEmpty();
  }

  @Test
  void the_setters_of_a_linux_socket_ask_by_their_names_and_a_missing_one_is_told()
      throws Exception {
    Object socket = made(LinuxSocket.class, 1);
    call(socket, "setTcpKeepIdle", 30);
    assertThat(arrived(socket)).isEqualTo(List.of(30));
    assertThat(connections.asked(socket, TcpOption.IDLE, 31)).isEqualTo(31);
    assertThat(log.lines(Level.WARN))
        .singleElement()
        .asString()
        .contains("LinuxSocket.setTcpUserTimeout(I)V is missing here");
  }

  @Test
  void a_channel_that_becomes_active_gets_its_settings_and_its_setters_set_the_agents_values()
      throws Exception {
    try (Loopback loopback = new Loopback()) {
      SocketChannel connection = loopback.channel();
      Object socket = made(LinuxSocket.class, Loopback.number(connection));
      Object channel =
          made(
              NativeChannel.class,
              null,
              connection.getRemoteAddress(),
              connection.getLocalAddress(),
              socket);
      call(made(DefaultChannelPipeline.class, channel), "fireChannelActive");
      assertThat(connection.getOption(StandardSocketOptions.SO_KEEPALIVE)).isTrue();
      assertThat(connection.getOption(ExtendedSocketOptions.TCP_KEEPIDLE)).isEqualTo(60);

      call(socket, "setKeepAlive", false);
      call(socket, "setIntOpt", 6, 4, 30);
      call(socket, "setTcpKeepIdle", 30);
      call(socket, "setTcpKeepIntvl", 30);
      call(socket, "setTcpKeepCnt", 30);
      call(socket, "setIntOpt", 6, 1, 0);
      assertThat(arrived(socket)).isEqualTo(List.of(true, 60, 60, 10, 6, 0));
      ByteBuffer raw = ByteBuffer.allocate(4).order(ByteOrder.nativeOrder()).putInt(0, 30);
      call(socket, "setRawOpt", 6, 4, raw);
      ByteBuffer instead = (ByteBuffer) arrived(socket).get(6);
      assertThat(instead.order(ByteOrder.nativeOrder()).getInt(0)).isEqualTo(60);
      assertThat(log.lines(Level.ERROR)).isEmpty();
    }
  }

  /** Netty has set the option meanwhile, by a call that began before the connection was there. */
  @Test
  void a_setter_that_returns_too_late_is_repaired() throws Exception {
    try (Loopback loopback = new Loopback()) {
      SocketChannel connection = loopback.channel();
      Object socket = made(LinuxSocket.class, Loopback.number(connection));
      Object channel =
          made(
              NativeChannel.class,
              null,
              connection.getRemoteAddress(),
              connection.getLocalAddress(),
              socket);
      Object pipeline = made(DefaultChannelPipeline.class, channel);
      Field arrivals = socket.getClass().getField("arrived");
      arrivals.set(
          socket,
          new ArrayList<Object>() {
            private static final long serialVersionUID = 1;

            @Override
            public boolean add(Object value) {
              try {
                call(pipeline, "fireChannelActive");
                connection.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, (Integer) value);
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
              return super.add(value);
            }
          });
      call(socket, "setTcpKeepIdle", 30);
      assertThat(arrived(socket)).isEqualTo(List.of(30));
      assertThat(connection.getOption(ExtendedSocketOptions.TCP_KEEPIDLE)).isEqualTo(60);
    }
  }

  @Test
  void a_pipeline_goes_on_though_its_channel_is_none() throws Exception {
    Object pipeline = made(DefaultChannelPipeline.class, (Object) null);
    assertThat(call(pipeline, "fireChannelActive")).isSameAs(pipeline);
    assertThat(log.lines(Level.ERROR)).isEmpty();
  }

  /** What the application has set, as the agent has seen it: keepalive and idle. */
  private String asked(Object socket) {
    return connections.asked(socket, TcpOption.KEEPALIVE, 1)
        + " "
        + connections.asked(socket, TcpOption.IDLE, 30);
  }

  private Object made(Class<?> type, Object... arguments) throws Exception {
    return netty.loadClass(type.getName()).getConstructors()[0].newInstance(arguments);
  }

  private static Object call(Object target, String name, Object... arguments) throws Exception {
    for (Method method : target.getClass().getMethods()) {
      if (method.getName().equals(name)) {
        return method.invoke(target, arguments);
      }
    }
    throw new NoSuchMethodException(name);
  }

  /** What came through to the socket's own code. */
  private static List<?> arrived(Object socket) throws Exception {
    return (List<?>) socket.getClass().getField("arrived").get(socket);
  }

  /** Has the classes shaped like Netty's for itself, as they are woven. */
  private final class Woven extends ClassLoader {
    Woven() {
      super(WovenNettyTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null || !name.startsWith("dev.keepalive.fake.netty.")
          ? super.loadClass(name, resolve)
          : defined(name);
    }

    private Class<?> defined(String name) throws ClassNotFoundException {
      String internalName = name.replace('.', '/');
      try {
        byte[] bytes = TargetTransformerTest.bytes(internalName);
        byte[] woven = transformer.transform(this, internalName, null, null, bytes);
        byte[] code = woven == null ? bytes : woven;
        return defineClass(name, code, 0, code.length);
      } catch (Exception e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
