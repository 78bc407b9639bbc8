package dev.keepalive.agent.sweep;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.keepalive.agent.jvm.BeforeMain;
import dev.keepalive.agent.jvm.Reflection;
import dev.keepalive.agent.linux.LoadedLibraries;
import dev.keepalive.agent.log.Log.Level;
import dev.keepalive.agent.log.RecordingLog;
import dev.keepalive.agent.socket.ForeignSocket;
import dev.keepalive.agent.socket.FoundConnections;
import dev.keepalive.agent.socket.Loopback;
import dev.keepalive.agent.socket.OnLoopback;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When the sweep starts, and that it then finds the connections of this very process. */
class SweeperTest extends OnLoopback {
  private static final int NEVER = 0;
  private static final int AUTO = -1;
  private static final String NATIVE = "org/apache/tomcat/jni/Library";

  private final RecordingLog log = new RecordingLog();
  private final List<Thread> threads = new ArrayList<>();
  private final LinkedBlockingQueue<String> found = new LinkedBlockingQueue<>();
  private boolean fails;

  @AfterEach
  void stop() throws InterruptedException {
    for (Thread thread : threads) {
      thread.interrupt();
      thread.join();
    }
  }

  @Test
  void a_connection_that_no_hook_has_seen_is_found_in_this_process() throws Exception {
    Object opened = loopback.channel();
    assertThat(Loopback.number(opened)).isPositive();
    sweeper(1).ready(false);
    String connection = "connect 127.0.0.1:" + loopback.address().getPort();
    await().atMost(60, SECONDS).until(() -> found.contains(connection));
    assertThat(log.lines(Level.DEBUG)).containsExactly("DEBUG sweep: every 1 s");
    assertThat(log.lines(Level.ERROR)).isEmpty();
  }

  @Test
  void it_pauses_between_its_rounds() {
    fails = true;
    sweeper(3600).ready(false);
    await().untilAsserted(() -> assertThat(log.lines(Level.ERROR)).hasSize(1));
    await().until(() -> thread().getState() == Thread.State.TIMED_WAITING);
    assertThat(log.lines(Level.ERROR)).first().asString().contains("again every 3600 s");
  }

  @Test
  void it_neither_keeps_the_jvm_running_nor_holds_a_class_loader_of_the_applications() {
    assertThat(Thread.currentThread().getContextClassLoader()).as("inherited").isNotNull();
    sweeper(AUTO);
    assertThat(thread().isDaemon()).isTrue();
    assertThat(thread().getContextClassLoader()).isNull();
  }

  @Test
  void auto_waits_for_a_library_that_goes_native_and_starts_once() {
    assumeFalse(LoadedLibraries.contain(LoadedLibraries.DEBUGGER));
    fails = true;
    Sweeper sweeper = sweeper(AUTO);
    sweeper.ready(false);
    sweeper.loading("java/net/Socket");
    assertThat(thread().getState()).isEqualTo(Thread.State.NEW);
    sweeper.loading(NATIVE);
    sweeper.loading(NATIVE);
    assertThat(thread().isAlive()).isTrue();
    assertThat(log.lines(Level.DEBUG))
        .containsExactly("DEBUG sweep: org.apache.tomcat.jni.Library goes native");
    await().untilAsserted(() -> assertThat(log.lines(Level.ERROR)).hasSize(1));
    assertThat(log.lines(Level.ERROR)).first().asString().contains("again every 10 s");
  }

  @Test
  void auto_starts_where_the_agent_was_attached() {
    sweeper(AUTO).ready(true);
    assertThat(thread().isAlive()).isTrue();
    assertThat(log.lines(Level.DEBUG))
        .containsExactly("DEBUG sweep: for the connections from before the attach");
  }

  @Test
  void never_is_never() {
    Sweeper sweeper = sweeper(NEVER);
    sweeper.ready(true);
    sweeper.loading(NATIVE);
    assertThat(thread().getState()).isEqualTo(Thread.State.NEW);
    assertThat(log.lines(Level.DEBUG)).isEmpty();
  }

  private Sweeper sweeper(int seconds) {
    FoundConnections connections =
        new FoundConnections() {
          @Override
          public Set<Integer> descriptors() {
            if (fails) {
              throw new IllegalStateException("broken");
            }
            return Set.of();
          }

          @Override
          public void found(ForeignSocket socket) {
            found.add(socket.toString());
          }
        };
    Sweeper sweeper = new Sweeper(connections, BeforeMain.over(), seconds, log);
    threads.add((Thread) Reflection.get(Reflection.field(Sweeper.class, "thread"), sweeper));
    return sweeper;
  }

  private Thread thread() {
    return threads.get(0);
  }
}
