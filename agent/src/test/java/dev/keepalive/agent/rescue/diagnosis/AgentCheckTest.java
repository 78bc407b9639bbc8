package dev.keepalive.agent.rescue.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.rescue.AgentPresence;
import dev.keepalive.agent.rescue.MadeUpConnection;
import dev.keepalive.agent.rescue.attach.AgentAnswers;
import dev.keepalive.agent.rescue.attach.MadeUpAnswers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentCheckTest {
  private static final String SETTINGS = "idle 60s, app-settings keep-enabled";

  private final AgentCheck check = new AgentCheck();

  @TempDir Path directory;

  @Test
  void absent_is_fine_only_where_the_program_protects_itself() {
    MadeUpConnection protect = MadeUpConnection.to("10.0.0.5:80").on(60, 10, 6);
    assertThat(new Case().verdicts(check)).containsExactly("warning agent");
    assertThat(new Case().with(protect).verdicts(check)).containsExactly("good agent");
    assertThat(new Case().with(protect, MadeUpConnection.to("10.0.0.5:80")).verdicts(check))
        .containsExactly("warning agent");
  }

  @Test
  void off_is_told_with_where_to_look() {
    Case off = new Case().agent(AgentPresence.OFF);
    assertThat(off.verdicts(check)).containsExactly("warning agent");
    assertThat(off.finding(check, "agent").help()).startsWith("/var/log/ka.log says why");
  }

  @Test
  void what_it_says_itself_counts_for_more_than_what_is_seen() {
    assertThat(new Case().agent(answers("1.0")).verdicts(check)).containsExactly("good agent");
    Case off = new Case().agent(MadeUpAnswers.of("1.0", false, "detached"));
    assertThat(off.verdicts(check)).containsExactly("warning agent");
  }

  @Test
  void on_and_silent_is_told() {
    assertThat(new Case().agent((AgentAnswers) null).verdicts(check))
        .containsExactly("warning agent-answer", "good agent");
  }

  @Test
  void peers_that_were_found_dead_are_told() {
    Case dead = new Case().agent(MadeUpAnswers.withDead("10.0.0.5:5432", 40));
    assertThat(dead.verdicts(check)).containsExactly("warning dead-peers", "good agent");
    assertThat(dead.finding(check, "dead-peers").reason())
        .isEqualTo("found dead 40 times, the last 1970-01-01T00:00:00Z");
  }

  @Test
  void another_version_is_told_and_a_replaced_jar() {
    assertThat(new Case().agent(answers("0.9")).finding(check, "agent-version").reason())
        .isEqualTo("version 0.9 runs there, this jar is 1.0");
    assertThat(new Case().agent(answers("unknown")).verdicts(check)).containsExactly("good agent");
    assertThat(new Case().agent(answers("1.0")).replacedJar().verdicts(check))
        .contains("warning agent-version");
  }

  @Test
  void who_switches_keepalive_off_is_bad_only_where_that_is_respected() {
    String setter = "SO_KEEPALIVE\t0\torg.postgresql.core.PGStream\t20";
    Case kept = new Case().agent(MadeUpAnswers.of("1.0", true, SETTINGS, setter));
    assertThat(kept.verdicts(check)).containsExactly("good agent", "good app-settings");
    assertThat(kept.finding(check, "app-settings").reason())
        .startsWith("org.postgresql.core.PGStream sets SO_KEEPALIVE to 0, 20 times");
    Case respected =
        new Case().agent(MadeUpAnswers.of("1.0", true, "app-settings respect", setter));
    assertThat(respected.verdicts(check)).containsExactly("warning app-settings", "good agent");
    Case on =
        new Case()
            .agent(
                MadeUpAnswers.of(
                    "1.0", true, "app-settings respect", setter.replace("\t0\t", "\t1\t")));
    assertThat(on.verdicts(check)).containsExactly("good agent", "good app-settings");
  }

  @Test
  void lines_of_its_log_are_told() {
    Case trouble = new Case().agent(answers("1.0")).trouble("WARN one").trouble("ERROR two");
    assertThat(trouble.verdicts(check))
        .containsExactly("warning agent-log", "warning agent-log", "good agent");
    assertThat(trouble.finding(check, "agent-log").help()).isEqualTo("see /var/log/ka.log");
  }

  @Test
  void only_the_last_troubles_since_the_start_are_read() throws IOException {
    Path log = directory.resolve("log");
    Files.writeString(
        log,
        """
        2026-01-01T00:00:00.000Z ERROR keepalive-agent - before
        2026-01-02T00:00:00.000Z WARN keepalive-agent - one
        2026-01-02T00:00:01.000Z INFO keepalive-agent - on
        2026-01-02T00:00:02.000Z WARN keepalive-agent - two
        a line of somebody else
        2026-01-02T00:00:03.000Z ERROR keepalive-agent - three
        2026-01-02T00:00:04.000Z WARN keepalive-agent - four
        """);
    long start = Instant.parse("2026-01-02T00:00:00Z").getEpochSecond();
    assertThat(AgentFactsReader.troubles(log.toString(), start))
        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
        .containsExactly("two", "three", "four");
    assertThat(AgentFactsReader.troubles(log.toString(), start + 3600)).isEmpty();
    Path link = Files.createSymbolicLink(directory.resolve("link"), log);
    assertThat(AgentFactsReader.troubles(link.toString(), start)).isEmpty();
    assertThat(AgentFactsReader.troubles(directory.resolve("none").toString(), 0)).isEmpty();
  }

  private static AgentAnswers answers(String version) {
    return MadeUpAnswers.of(version, true, SETTINGS);
  }
}
