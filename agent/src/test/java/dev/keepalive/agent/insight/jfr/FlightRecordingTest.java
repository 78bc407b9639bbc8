package dev.keepalive.agent.insight.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.config.match.Direction;
import dev.keepalive.agent.log.RecordingLog;
import dev.keepalive.agent.socket.Loopback;
import dev.keepalive.agent.socket.record.ConnectionAddress;
import dev.keepalive.agent.socket.record.ConnectionRecord;
import dev.keepalive.agent.socket.record.GivenUp;
import dev.keepalive.agent.socket.record.OptionResults;
import dev.keepalive.agent.socket.record.PeerDeath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlightRecordingTest {
  @TempDir private Path directory;

  private final FlightRecording recording = new FlightRecording(new RecordingLog());

  @Test
  void each_end_is_an_event_with_what_is_known_of_it() throws Exception {
    List<RecordedEvent> events;
    try (Recording running = new Recording()) {
      running.enable("dev.keepalive.ConnectionManaged");
      running.start();
      recording.settled(record(Direction.CONNECT)); // too early to look
      recording.died(new PeerDeath(record(Direction.CONNECT), 4100, 2, 3, "worker"));
      recording.died(new PeerDeath(record(Direction.CONNECT), -1, 0, 1, null));
      recording.gaveUp(GivenUp.idle(record(Direction.ACCEPT), 6000));
      recording.gaveUp(GivenUp.notAnswering(record(Direction.CONNECT), 3000));
      recording.settled(record(Direction.ACCEPT));
      events = dump(running);
    }
    assertThat(events).hasSize(5);
    RecordedEvent death = events.get(0);
    assertThat(death.getString("peer")).isEqualTo("db:5432");
    assertThat(death.getString("rule")).isEmpty();
    assertThat(death.getString("direction")).isEqualTo("connect");
    assertThat(death.getString("kind")).isEqualTo("Socket");
    assertThat(death.getDuration("silentFor").toMillis()).isEqualTo(4100);
    assertThat(death.getInt("probes")).isEqualTo(2);
    assertThat(death.getInt("retransmissions")).isEqualTo(3);
    assertThat(death.getString("freedThread")).isEqualTo("worker");
    assertThat(events.get(1).getString("freedThread")).isEmpty();
    assertThat(events.get(2).getEventType().getName()).isEqualTo("dev.keepalive.IdleClosed");
    assertThat(events.get(2).getDuration("idleFor").toMillis()).isEqualTo(6000);
    assertThat(events.get(3).getEventType().getName()).isEqualTo("dev.keepalive.AnswerTimeout");
    assertThat(events.get(3).getDuration("unansweredFor").toMillis()).isEqualTo(3000);
    assertThat(events.get(4).getEventType().getName()).isEqualTo("dev.keepalive.ConnectionManaged");
    assertThat(events.get(4).getString("settings")).startsWith("idle 44s");
    assertThat(events.get(4).getBoolean("again")).isFalse();
  }

  @Test
  void a_connection_is_none_unless_that_is_asked_for() throws Exception {
    try (Recording running = new Recording()) {
      running.start();
      TimeUnit.MILLISECONDS.sleep(1100);
      recording.settled(record(Direction.CONNECT));
      assertThat(dump(running)).isEmpty();
    }
  }

  private List<RecordedEvent> dump(Recording running) throws IOException {
    Path file = directory.resolve("r.jfr");
    running.dump(file);
    return RecordingFile.readAllEvents(file).stream()
        .filter(event -> event.getEventType().getName().startsWith("dev.keepalive."))
        .sorted((one, other) -> one.getStartTime().compareTo(other.getStartTime()))
        .toList();
  }

  private static ConnectionRecord record(Direction direction) {
    ConnectionAddress address = new ConnectionAddress(direction, "db", null, 5432, 80);
    return new ConnectionRecord(
        "Socket",
        address,
        address.decide(Loopback.policy("idle=44")),
        new OptionResults(),
        false,
        false);
  }
}
