package dev.keepalive.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.jvm.BeforeMain;
import dev.keepalive.agent.log.Log.Level;
import dev.keepalive.agent.log.RecordingLog;
import dev.keepalive.agent.socket.Connections;
import dev.keepalive.agent.socket.Loopback;
import dev.keepalive.agent.socket.record.Failures;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WovenTest {
  private final RecordingLog log = new RecordingLog();
  private final List<String> calls = new ArrayList<>();
  private final Connections connections =
      new Connections(Loopback.policy("idle=3"), BeforeMain.over(), record -> {}, log);

  @BeforeEach
  @AfterEach
  void without_a_hook() {
    Bridged.remove();
  }

  @Test
  void the_hook_and_the_transformer_go_and_what_is_woven_is_given_back() {
    Bridged.install(Bridged.hook(connections, new Failures(log), 17));
    woven(false).remove(log);
    assertThat(Bridged.installed()).isNull();
    assertThat(calls)
        .containsExactly(
            "removeTransformer",
            "getAllLoadedClasses",
            "retransformClasses [class java.net.Socket]");
    assertThat(log.lines(Level.WARN)).isEmpty();
  }

  @Test
  void where_it_cannot_be_given_back_it_does_nothing_and_that_is_said() {
    Bridged.install(Bridged.hook(connections, new Failures(log), 17));
    woven(true).remove(log);
    assertThat(Bridged.installed()).isNull();
    assertThat(log.lines(Level.WARN)).singleElement().asString().contains("do nothing");
  }

  @Test
  void a_second_hook_is_refused() {
    Bridged.install(Bridged.hook(connections, new Failures(log), 17));
    Object first = Bridged.installed();
    Object second = Bridged.hook(connections, new Failures(log), 17);
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> Bridged.install(second)))
        .hasRootCauseMessage("another one is active in this JVM");
    assertThat(Bridged.installed()).isSameAs(first);
  }

  private Woven woven(boolean fails) {
    ClassFileTransformer transformer = new ClassFileTransformer() {};
    Instrumentation instrumentation =
        (Instrumentation)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Instrumentation.class},
                (proxy, method, arguments) -> {
                  String name = method.getName();
                  boolean isRetransform = name.equals("retransformClasses");
                  calls.add(
                      isRetransform ? name + " " + Arrays.asList((Class<?>[]) arguments[0]) : name);
                  if (isRetransform && fails) {
                    throw new InternalError("no");
                  }
                  return name.equals("getAllLoadedClasses")
                      ? new Class<?>[] {Socket.class, String.class, ServerSocket.class}
                      : name.equals("removeTransformer") ? true : null;
                });
    return new Woven(instrumentation, transformer, Set.of("java/net/Socket"));
  }
}
