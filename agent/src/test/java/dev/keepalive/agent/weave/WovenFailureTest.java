package dev.keepalive.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.keepalive.agent.jvm.BeforeMain;
import dev.keepalive.agent.log.Log.Level;
import dev.keepalive.agent.log.RecordingLog;
import dev.keepalive.agent.socket.OnLoopback;
import dev.keepalive.agent.socket.record.Failures;
import dev.keepalive.agent.sweep.Sweeper;
import dev.keepalive.agent.watch.DeadConnection;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Methods that throw and that catch, woven and run. */
class WovenFailureTest extends OnLoopback {
  private static final String NAME = "dev/keepalive/agent/weave/ThrowingStream";
  private static final List<Target> TARGETS =
      List.of(
          new Target(NAME, Hooks.FAILURE, "read([BJIFD[Ljava/lang/String;)J"),
          new Target(NAME, Hooks.FAILURE, "handled()Ljava/lang/String;"),
          new Target(NAME, Hooks.CAUGHT_FAILURE, "caught()Ljava/lang/String;"));

  private final RecordingLog log = new RecordingLog();
  private DeadConnection dead;
  private Class<?> woven;

  @BeforeEach
  void weave() throws Exception {
    dead = new DeadConnection(loopback);
    Object hook = Bridged.hook(dead.connections, dead.deadPeers, new Failures(log), 17);
    Bridged.install(hook);
    Sweeper sweeper = new Sweeper(dead.connections, BeforeMain.over(), 0, log);
    byte[] bytes =
        Bridged.transformer(Map.of(NAME, TARGETS), sweeper, hook, log)
            .transform(null, NAME, null, null, TargetTransformerTest.bytes(NAME));
    woven = new Defining().define(bytes);
  }

  @AfterEach
  void remove() {
    Bridged.remove();
  }

  @Test
  void what_leaves_is_told_and_goes_on() throws Exception {
    IOException failure = new IOException("Connection timed out");
    assertThat(catchThrowable(() -> read(stream(failure)))).isSameAs(failure);
    assertThat(failure.getSuppressed()).hasSize(1);
    assertThat(dead.deaths).hasSize(1);
    assertThat(log.lines(Level.ERROR)).isEmpty();
  }

  @Test
  void what_succeeds_answers_as_before_and_tells_nothing() throws Exception {
    assertThat(read(stream(null))).isEqualTo(3 + 10 + 20 + 30 + 40 + 1L);
    assertThat(call(stream(null), "caught")).isEqualTo("none");
    assertThat(dead.deaths).isEmpty();
  }

  @Test
  void what_is_caught_as_a_throwable_is_told_before_it_is_handled() throws Exception {
    IOException failure = new IOException("Connection timed out");
    assertThat(call(stream(failure), "caught")).isEqualTo("Connection timed out 1");
    assertThat(dead.deaths).hasSize(1);
  }

  @Test
  void what_the_method_handles_itself_does_not_leave_it() throws Exception {
    IOException failure = new IOException("Connection timed out");
    assertThat(call(stream(failure), "handled")).isEqualTo("Connection timed out 0");
    assertThat(dead.deaths).isEmpty();
  }

  private Object stream(IOException failure) throws Exception {
    return woven
        .getConstructor(Socket.class, IOException.class)
        .newInstance(dead.socket(), failure);
  }

  private static Object read(Object stream) throws Exception {
    return call(stream, "read", new byte[3], 10L, 20, 30f, 40d, new String[1]);
  }

  private static Object call(Object stream, String name, Object... arguments) throws Exception {
    for (Method method : stream.getClass().getMethods()) {
      if (method.getName().equals(name) && method.getParameterCount() == arguments.length) {
        try {
          return method.invoke(stream, arguments);
        } catch (InvocationTargetException e) {
          if (e.getCause() instanceof Exception) {
            throw (Exception) e.getCause();
          }
          throw e;
        }
      }
    }
    throw new NoSuchMethodException(name);
  }

  private static final class Defining extends ClassLoader {
    Defining() {
      super(WovenFailureTest.class.getClassLoader());
    }

    Class<?> define(byte[] bytes) {
      return defineClass(NAME.replace('/', '.'), bytes, 0, bytes.length);
    }
  }
}
