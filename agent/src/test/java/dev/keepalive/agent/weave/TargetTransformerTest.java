package dev.keepalive.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.jvm.BeforeMain;
import dev.keepalive.agent.log.Log.Level;
import dev.keepalive.agent.log.RecordingLog;
import dev.keepalive.agent.socket.Connections;
import dev.keepalive.agent.socket.Loopback;
import dev.keepalive.agent.socket.record.Failures;
import dev.keepalive.agent.sweep.Sweeper;
import java.io.InputStream;
import java.lang.instrument.ClassFileTransformer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TargetTransformerTest {
  private final RecordingLog log = new RecordingLog();

  @Test
  void each_method_of_the_jdk_tells_its_events() throws Exception {
    Map<String, List<Target>> targets =
        Targets.on(Runtime.version().feature()).stream()
            .collect(Collectors.groupingBy(t -> t.className().replace('.', '/')));
    Map<String, String> events = new LinkedHashMap<>();
    for (String name : targets.keySet()) {
      byte[] woven = transformer(targets).transform(null, name, null, null, bytes(name));
      events.putAll(ToldEvents.of(woven));
    }
    assertThat(log.lines(Level.WARN)).isEmpty();
    assertThat(events)
        .containsEntry(
            "java/net/Socket.connect(Ljava/net/SocketAddress;I)V", "connecting connected")
        .containsEntry("java/net/Socket.setKeepAlive(Z)V", "keepAlive keepAliveSet")
        .containsEntry("java/net/ServerSocket.implAccept(Ljava/net/Socket;)V", "accepted")
        .containsEntry("sun/nio/ch/SocketChannelImpl.finishConnect()Z", "connected")
        .containsEntry(
            "sun/nio/ch/SocketChannelImpl.connect(Ljava/net/SocketAddress;)Z",
            "connecting connected")
        .containsEntry(
            "sun/nio/ch/InheritedChannel.getChannel()Ljava/nio/channels/Channel;", "inherited")
        .containsEntry("sun/nio/ch/UnixAsynchronousSocketChannelImpl.setConnected()V", "connected")
        .hasSize(Targets.on(Runtime.version().feature()).size());
    assertThat(events.values().stream().filter("option optionSet"::equals)).hasSize(6);
    assertThat(events)
        .containsEntry("java/net/Socket$SocketInputStream.read([BII)I", "failed")
        .containsEntry("sun/nio/ch/SocketChannelImpl.write(Ljava/nio/ByteBuffer;)I", "failed")
        .containsEntry("sun/nio/ch/UnixAsynchronousSocketChannelImpl.finishRead(Z)V", "failed");
    assertThat(events.values().stream().filter("failed"::equals)).hasSize(12);
  }

  @Test
  void any_other_class_stays_as_it_is() throws Exception {
    ClassFileTransformer transformer = transformer(Map.of("java/net/URL", List.of()));
    assertThat(transformer.transform(null, null, null, null, new byte[0])).isNull();
    assertThat(transformer.transform(null, "java/net/URI", null, null, new byte[0])).isNull();
    assertThat(transformer.transform(null, "java/net/URL", null, null, new byte[0])).isNull();
    ClassLoader own = getClass().getClassLoader();
    assertThat(transformer.transform(own, "java/net/URL", null, null, new byte[0])).isNull();
    assertThat(log.lines(Level.WARN)).isEmpty();
  }

  @Test
  void a_class_that_goes_native_starts_the_sweep() throws Exception {
    String library = "org/apache/tomcat/jni/Library";
    transformer(Map.of()).transform(null, library, null, null, new byte[0]);
    assertThat(log.lines(Level.DEBUG)).isEmpty();
    ClassLoader own = getClass().getClassLoader();
    transformer(Map.of()).transform(own, library, null, null, new byte[0]);
    assertThat(log.lines(Level.DEBUG))
        .contains("DEBUG sweep: org.apache.tomcat.jni.Library goes native");
  }

  @Test
  void a_class_that_cannot_be_read_stays_as_it_is_with_one_warning() throws Exception {
    Target target = new Target("java.net.Socket", Hooks.SET_KEEP_ALIVE, "setKeepAlive(Z)V");
    ClassFileTransformer transformer = transformer(Map.of("java/net/Socket", List.of(target)));
    assertThat(transformer.transform(null, "java/net/Socket", null, null, new byte[10])).isNull();
    assertThat(log.lines(Level.WARN))
        .singleElement()
        .asString()
        .contains("java/net/Socket could not be woven");
  }

  @Test
  void a_method_that_is_missing_is_told_unless_it_may_be() throws Exception {
    Target missing = new Target("java.net.Socket", Hooks.SET_KEEP_ALIVE, "none()");
    Target maybe = Target.ifThere("java.net.Socket", Hooks.SET_KEEP_ALIVE, "perhaps()");
    ClassFileTransformer transformer =
        transformer(Map.of("java/net/Socket", List.of(missing, maybe)));
    byte[] woven =
        transformer.transform(null, "java/net/Socket", null, null, bytes("java/net/Socket"));
    assertThat(ToldEvents.of(woven)).isEmpty();
    assertThat(log.lines(Level.WARN))
        .singleElement()
        .asString()
        .contains("java.net.Socket.none() is missing here");
  }

  @Test
  void a_bridge_method_of_the_compiler_stays_as_it_is() throws Exception {
    String name = Covariant.class.getName().replace('.', '/');
    Target target = new Target(Covariant.class.getName(), Hooks.NETTY_ACTIVE, "get()");
    byte[] woven =
        transformer(Map.of(name, List.of(target))).transform(null, name, null, null, bytes(name));
    assertThat(ToldEvents.of(woven))
        .containsOnly(Map.entry(name + ".get()Ljava/lang/String;", "active"));
  }

  private static final class Covariant implements Supplier<String> {
    @Override
    public String get() {
      return "";
    }
  }

  private ClassFileTransformer transformer(Map<String, List<Target>> targets) {
    Connections off =
        new Connections(Loopback.policy("enabled=false"), BeforeMain.over(), record -> {}, log);
    Sweeper sweeper = new Sweeper(off, BeforeMain.over(), -1, log);
    return Bridged.transformer(targets, sweeper, Bridged.hook(off, new Failures(log), 17), log);
  }

  static byte[] bytes(String internalName) throws Exception {
    try (InputStream in = ClassLoader.getSystemResourceAsStream(internalName + ".class")) {
      return in.readAllBytes();
    }
  }
}
