package dev.keepalive.agent.sweep;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.jvm.BeforeMain;
import dev.keepalive.agent.socket.ForeignSocket;
import dev.keepalive.agent.socket.FoundConnections;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** The thread, with a second between two rounds. */
class SweepTest {

  private final FakeSockets process = new FakeSockets();
  private final List<String> errors = new CopyOnWriteArrayList<>();

  @Test
  void what_is_found_is_handed_on_and_a_look_that_fails_is_logged_once() throws Exception {
    process.connection(7, 700, 40_000, 5432);
    process.failures.set(2);
    BlockingQueue<String> found = new LinkedBlockingQueue<>();
    FoundConnections connections =
        new FoundConnections() {
          @Override
          public Set<Integer> descriptors() {
            return Set.of();
          }

          @Override
          public void found(ForeignSocket socket) {
            found.add(socket.toString());
          }
        };
    Thread sweep =
        new Thread(
            new Sweep(
                new ForeignConnections(connections, process), BeforeMain.over(), 1, logger()));
    sweep.start();
    try {
      assertThat(found.poll(30, SECONDS)).isEqualTo("connect 10.0.0.1:5432");
      assertThat(found.poll(30, SECONDS)).as("again").isEqualTo("connect 10.0.0.1:5432");
      assertThat(errors).hasSize(1).first().asString().contains("failed", "every {} s");
    } finally {
      sweep.interrupt();
      sweep.join(30_000);
    }
    assertThat(sweep.isAlive()).as("runs on").isFalse();
  }

  private Logger logger() {
    return (Logger)
        Proxy.newProxyInstance(
            Logger.class.getClassLoader(),
            new Class<?>[] {Logger.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("error")) {
                errors.add((String) arguments[0]);
              }
              return null;
            });
  }
}
