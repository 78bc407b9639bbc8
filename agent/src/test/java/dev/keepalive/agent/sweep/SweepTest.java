package dev.keepalive.agent.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.jvm.BeforeMain;
import dev.keepalive.agent.log.Log.Level;
import dev.keepalive.agent.log.RecordingLog;
import dev.keepalive.agent.socket.ForeignSocket;
import dev.keepalive.agent.socket.FoundConnections;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The rounds of the thread. Whatever it does is written down, its pauses too, instead of waited.
 */
class SweepTest {

  private final FakeSockets process = new FakeSockets();
  private final List<String> done = new ArrayList<>();
  private final RecordingLog log = new RecordingLog();

  @Test
  void what_is_found_is_handed_on_after_a_second_and_again_at_each_round() {
    process.connection(7, 700, 40_000, 5432);
    sweep(BeforeMain.over(), 3, log);
    assertThat(done)
        .containsExactly(
            "pause 1000",
            "found connect 10.0.0.1:5432",
            "pause 15000",
            "found connect 10.0.0.1:5432",
            "pause 15000");
  }

  @Test
  void where_nothing_is_new_there_is_no_second_look() {
    sweep(BeforeMain.over(), 2, log);
    assertThat(done).containsExactly("pause 15000", "pause 15000");
  }

  @Test
  void a_look_that_fails_is_logged_once_and_the_next_round_is_not_earlier() {
    process.connection(7, 700, 40_000, 5432);
    process.failures.set(2);
    sweep(BeforeMain.over(), 4, log);
    assertThat(done)
        .containsExactly(
            "pause 15000",
            "pause 15000",
            "pause 1000",
            "found connect 10.0.0.1:5432",
            "pause 15000");
    assertThat(log.lines(Level.ERROR))
        .singleElement()
        .asString()
        .contains("tries again every 15 s: java.io.IOException: no descriptor is free");
  }

  @Test
  void where_there_is_no_room_to_log_a_failure_the_next_one_is_logged() {
    process.failures.set(2);
    RecordingLog full =
        new RecordingLog() {
          private boolean full = true;

          @Override
          protected void write(Level level, String line, Throwable thrown) {
            if (full) {
              full = false;
              throw new OutOfMemoryError("for a moment");
            }
            super.write(level, line, thrown);
          }
        };
    sweep(BeforeMain.over(), 3, full);
    assertThat(done).hasSize(3);
    assertThat(full.lines(Level.ERROR)).hasSize(1);
  }

  @Test
  void nothing_is_looked_at_before_main() {
    process.connection(7, 700, 40_000, 5432);
    sweep(BeforeMain.on(new InPremain(2)), 3, log);
    assertThat(done).containsExactly("pause 100", "pause 100", "pause 1000");
    assertThat(process.asked).as("at the third try").containsExactly(7);
  }

  /** Runs until it pauses for this time, and no longer. */
  private void sweep(BeforeMain beforeMain, int pauses, RecordingLog logger) {
    FoundConnections connections =
        new FoundConnections() {
          @Override
          public Set<Integer> descriptors() {
            return Set.of();
          }

          @Override
          public void found(ForeignSocket socket) {
            done.add("found " + socket);
          }
        };
    int[] left = {pauses};
    Sweep.Pause pause =
        millis -> {
          done.add("pause " + millis);
          if (--left[0] == 0) {
            throw new InterruptedException();
          }
        };
    new Sweep(new ForeignConnections(connections, process), beforeMain, 15, pause, logger).run();
    assertThat(Thread.interrupted()).as("whoever runs it sees that it was interrupted").isTrue();
  }

  /** A thread that is found so many times where it runs an agent, and then in {@code main}. */
  private static final class InPremain extends Thread {
    private int times;

    InPremain(int times) {
      this.times = times;
    }

    @Override
    public StackTraceElement[] getStackTrace() {
      return times-- > 0
          ? new StackTraceElement[] {
            new StackTraceElement(
                "sun.instrument.InstrumentationImpl", "loadClassAndCallPremain", null, -1)
          }
          : new StackTraceElement[0];
    }
  }
}
