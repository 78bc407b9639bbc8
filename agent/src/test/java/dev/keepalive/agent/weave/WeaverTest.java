package dev.keepalive.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepalive.agent.jvm.BeforeMain;
import dev.keepalive.agent.log.RecordingLog;
import dev.keepalive.agent.socket.Connections;
import dev.keepalive.agent.socket.Loopback;
import dev.keepalive.agent.socket.record.Failures;
import dev.keepalive.agent.sweep.Sweeper;
import dev.keepalive.fake.netty.channel.DefaultChannelPipeline;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WeaverTest {
  private final RecordingLog log = new RecordingLog();
  private final List<String> calls = new ArrayList<>();
  private Class<?>[] loaded = {};
  private boolean refuses;

  @BeforeEach
  @AfterEach
  void without_a_hook() {
    Bridged.remove();
  }

  @Test
  void what_is_loaded_and_a_target_is_woven_at_once() throws Exception {
    loaded = new Class<?>[] {Socket.class, String.class, DefaultChannelPipeline.class, List.class};
    install();
    assertThat(calls)
        .containsExactly(
            "redefineModule",
            "addTransformer",
            "getAllLoadedClasses",
            "retransformClasses " + List.of(Socket.class, DefaultChannelPipeline.class));
    assertThat(Bridged.installed()).isNotNull();
  }

  @Test
  void where_nothing_is_loaded_nothing_is_retransformed() throws Exception {
    loaded = new Class<?>[] {String.class};
    install();
    assertThat(calls).containsExactly("redefineModule", "addTransformer", "getAllLoadedClasses");
  }

  @Test
  void a_class_that_is_no_target_is_left_alone() throws Exception {
    loaded = new Class<?>[] {dev.keepalive.fake.netty.channel.NioChannel.class};
    install();
    assertThat(calls).hasSize(3);
  }

  @Test
  void a_failure_takes_the_weaving_and_the_hook_away_again() {
    loaded = new Class<?>[] {Socket.class};
    refuses = true;
    assertThatThrownBy(this::install).isInstanceOf(UnmodifiableClassException.class);
    assertThat(calls).endsWith("removeTransformer");
    assertThat(Bridged.installed()).isNull();
  }

  @Test
  void a_library_that_goes_native_and_is_loaded_starts_the_sweep() throws Exception {
    loaded = new Class<?>[] {org.apache.tomcat.jni.Library.class};
    install();
    assertThat(log.lines(dev.keepalive.agent.log.Log.Level.DEBUG))
        .anyMatch(l -> l.contains("goes native"));
  }

  private void install() throws Exception {
    Connections off =
        new Connections(Loopback.policy("enabled=false"), BeforeMain.over(), record -> {}, log);
    Instrumentation instrumentation =
        (Instrumentation)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Instrumentation.class},
                (proxy, method, arguments) -> called(method, arguments));
    Sweeper sweeper = new Sweeper(off, BeforeMain.over(), -1, log);
    Weaver.install(
        instrumentation,
        off,
        Bridged.deadPeers(off),
        new Failures(log),
        jmx -> {},
        sweeper,
        Runtime.version().feature(),
        log);
  }

  private Object called(Method method, Object[] arguments) throws UnmodifiableClassException {
    String name = method.getName();
    boolean retransforms = name.equals("retransformClasses");
    calls.add(retransforms ? name + " " + Arrays.asList((Class<?>[]) arguments[0]) : name);
    if (retransforms && refuses) {
      throw new UnmodifiableClassException();
    }
    if (name.equals("getAllLoadedClasses")) {
      return loaded;
    }
    return name.equals("removeTransformer") ? true : null;
  }
}
