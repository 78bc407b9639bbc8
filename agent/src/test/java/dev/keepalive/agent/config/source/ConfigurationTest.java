package dev.keepalive.agent.config.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.config.StartedWith;
import dev.keepalive.agent.config.setting.Key;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
  @TempDir Path directory;

  @Test
  void a_configuration_is_written_as_it_would_stand_in_a_file() {
    assertThat(written("sweep=5s,reload=500ms,log-file=a.log,on-error=abort"))
        .containsEntry("sweep", "5s")
        .containsEntry("reload", "500ms")
        .containsEntry("log-file", "a.log")
        .containsEntry("on-error", "abort");
    assertThat(written("sweep=off,reload=off"))
        .containsEntry("sweep", "off")
        .containsEntry("reload", "off");
    assertThat(written(""))
        .containsEntry("sweep", "auto")
        .containsEntry("reload", "10s")
        .containsEntry("log-file", "stderr")
        .containsEntry("on-error", "continue")
        .containsEntry("idle", "60s");
  }

  /** The defaults stand in two places, so that they hold without what reads a configuration. */
  @Test
  void where_nothing_is_said_holds_what_would_be_worked_out() {
    Configuration unsaid = configuration("");
    Configuration read = unsaid.with(null).configuration();
    assertThat(unsaid.asWritten()).isEqualTo(read.asWritten());
    assertThat(unsaid.policy().general()).isEqualTo(read.policy().general());
    assertThat(unsaid.policy().rules()).isEmpty();
    assertThat(unsaid.policy()).hasToString(read.policy().toString());
    assertThat(unsaid.log()).isEqualTo(read.log());
    assertThat(unsaid.logFile()).isEqualTo(read.logFile());
    assertThat(unsaid.abortOnError()).isEqualTo(read.abortOnError());
    assertThat(unsaid.sweepSeconds()).isEqualTo(read.sweepSeconds());
    assertThat(unsaid.exceptionDetail()).isEqualTo(read.exceptionDetail());
    assertThat(unsaid.reloadMillis()).isEqualTo(read.reloadMillis());
    assertThat(unsaid.file()).isNull();
    assertThat(unsaid.followsFile()).isFalse();
    assertThat(unsaid.isGood()).isTrue();
    assertThat(unsaid.offBy()).isEqualTo(read.offBy());
    assertThat(unsaid.said().entry(Key.IDLE)).isNull();
    assertThat(unsaid.with("idle=7").configuration().policy().general().idleSeconds()).isEqualTo(7);
  }

  @Test
  void the_sweep_in_seconds() {
    assertThat(configuration("sweep=2m").sweepSeconds()).isEqualTo(120);
    assertThat(configuration("sweep=off").sweepSeconds()).isZero();
    assertThat(configuration("sweep=auto").sweepSeconds()).isNegative();
  }

  @Test
  void it_is_good_unless_something_is_wrong() {
    assertThat(configuration("idle=5").isGood()).isTrue();
    assertThat(configuration("enabled=false").isGood()).isTrue();
    assertThat(configuration("idle=0").isGood()).isFalse();
  }

  @Test
  void it_says_who_switched_it_off() {
    assertThat(configuration("enabled=false").offBy())
        .isEqualTo("agent argument, column 1: enabled=false");
    assertThat(configuration("").offBy()).isEqualTo("enabled=false");
  }

  @Test
  void the_log_tells_what_holds_in_general() {
    assertThat(configuration("idle=5").policy()).asString().startsWith("idle 5s, interval 10s,");
    String rules = "enabled=false\nrule.a.match=connect\nrule.a.enabled=true\n";
    assertThat(StartedWith.file(directory, rules).load().configuration().policy())
        .hasToString("by rules alone, in general off");
  }

  @Test
  void it_keeps_what_was_in_the_file() {
    Configuration read = StartedWith.file(directory, "idle=5\n").load().configuration();
    assertThat(read.reading().isLike(new FileSnapshot("idle=5\n".getBytes(UTF_8), null))).isTrue();
    assertThat(read.reading().isLike(new FileSnapshot("idle=6\n".getBytes(UTF_8), null))).isFalse();
    assertThat(read.reading().isNothing()).isFalse();
    assertThat(configuration("").reading().isNothing()).isTrue();
  }

  @Test
  void why_nothing_was_read_is_part_of_what_was_read() {
    FileSnapshot empty = new FileSnapshot(new byte[0], null);
    FileSnapshot gone = new FileSnapshot(new byte[0], "does not exist");
    assertThat(gone.isLike(new FileSnapshot(new byte[0], "does not exist"))).isTrue();
    assertThat(gone.isLike(new FileSnapshot(new byte[0], "is a directory"))).isFalse();
    assertThat(gone.isLike(empty)).isFalse();
    assertThat(empty.isLike(gone)).isFalse();
  }

  private static Map<String, String> written(String argument) {
    return configuration(argument).asWritten();
  }

  private static Configuration configuration(String argument) {
    return StartedWith.argument(argument).load().configuration();
  }
}
