package dev.keepalive.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.EachJdk;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.io.TempDir;

/** What stands in a recording of JDK Flight Recorder, and what is loaded where there is none. */
class FlightRecorderIT {
  private static final String AGENT = "answer-timeout=1s,idle-close=2s";
  private static final String SUBJECT = "dev.keepalive.subject.Ends";

  @TempDir Path directory;

  @EachJdk
  void a_recording_from_the_start_has_the_events(Jdk jdk) throws Exception {
    Path settings =
        Files.writeString(
            directory.resolve("all.jfc"),
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <configuration version="2.0" label="All" description="All" provider="Test">
              <event name="dev.keepalive.ConnectionManaged">
                <setting name="enabled">true</setting>
              </event>
            </configuration>
            """);
    Path file = directory.resolve("start.jfr");
    String option = "-XX:StartFlightRecording=filename=" + file + ",settings=" + settings;
    try (Program program = Launch.of(jdk).agent(AGENT).option(option).main(SUBJECT).start()) {
      openAndClose(program);
    }
    List<RecordedEvent> events = events(file);
    assertThat(of(events, "ConnectionManaged"))
        .hasSize(4)
        .allSatisfy(event -> assertThat(event.getString("settings")).contains("idle-close 2s"));
    assertTold(events);
  }

  @EachJdk
  void one_that_begins_later_has_them_by_itself(Jdk jdk) throws Exception {
    Path file = directory.resolve("later.jfr");
    try (Program program = Launch.of(jdk).agent(AGENT).attachable().main(SUBJECT).start()) {
      program.await("ready");
      jcmd(program, "JFR.start", "name=later");
      openAndClose(program);
      jcmd(program, "JFR.dump", "name=later", "filename=" + file);
    }
    List<RecordedEvent> events = events(file);
    assertThat(of(events, "ConnectionManaged")).isEmpty();
    assertTold(events);
  }

  @EachJdk
  void without_a_recording_nothing_of_it_begins(Jdk jdk) throws Exception {
    try (Program program =
        Launch.of(jdk).agent(AGENT).option("-verbose:class").main(SUBJECT).start()) {
      openAndClose(program);
      assertThat(program.stdout().lines())
          .anyMatch(line -> line.contains("insight.jfr.FlightRecording"))
          .noneMatch(line -> line.contains("insight.jfr.event"))
          .noneMatch(line -> line.contains("jdk.jfr.internal.PlatformRecorder"));
    }
  }

  @EachJdk
  void an_image_without_it_does_without(Jdk jdk) {
    if (jdk.feature() == 8) {
      return; // has no modules
    }
    try (Program program =
        Launch.of(jdk)
            .agent(AGENT)
            .option("--limit-modules", "java.base,java.instrument")
            .main(SUBJECT)
            .start()) {
      openAndClose(program);
      assertThat(program.stderr()).doesNotContain("jfr").doesNotContain("ERROR");
    }
  }

  private static void openAndClose(Program program) {
    program.await("ready");
    program.send("open");
    program.await("ended -1");
    assertThat(program.stdout().lines()).anyMatch(line -> line.contains("Connection timed out"));
  }

  private static void jcmd(Program program, String... command) throws Exception {
    List<String> words =
        Stream.concat(
                Stream.of(
                    Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                    Long.toString(program.pid())),
                Stream.of(command))
            .toList();
    Process jcmd = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(jcmd.waitFor()).as(said).isZero();
  }

  private static void assertTold(List<RecordedEvent> events) {
    assertThat(of(events, "AnswerTimeout"))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.getString("peer")).matches("localhost/127\\.0\\.0\\.1:\\d+");
              assertThat(event.getString("direction")).isEqualTo("connect");
              assertThat(event.getString("kind")).isEqualTo("Socket");
              assertThat(event.getString("rule")).isEmpty();
              assertThat(event.getDuration("unansweredFor").toMillis()).isBetween(1000L, 2000L);
              assertThat(event.getEventType().getLabel()).isEqualTo("Answer Timeout");
              assertThat(event.getEventType().getCategoryNames())
                  .containsExactly("Keepalive Agent");
            });
    assertThat(of(events, "IdleClosed"))
        .isNotEmpty()
        .allSatisfy(
            event -> assertThat(event.getDuration("idleFor").toMillis()).isBetween(2000L, 3000L));
  }

  private static List<RecordedEvent> of(List<RecordedEvent> events, String name) {
    return events.stream()
        .filter(event -> event.getEventType().getName().equals("dev.keepalive." + name))
        .toList();
  }

  private static List<RecordedEvent> events(Path file) throws IOException {
    return RecordingFile.readAllEvents(file);
  }
}
