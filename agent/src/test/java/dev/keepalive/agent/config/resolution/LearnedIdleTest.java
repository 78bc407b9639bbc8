package dev.keepalive.agent.config.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.config.setting.Settings;
import dev.keepalive.agent.config.source.Configuration;
import dev.keepalive.agent.config.source.LoadResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code idle=learned}: what it may be at most. */
class LearnedIdleTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "idle=learned, 60",
    "'idle=learned,preset=aws', 200",
    "'idle=learned,preset=libkeepalive', 60",
    "'idle=learned,dead-after=30s', 12",
    "'idle=learned,dead-after=30s,interval=1s,count=2', 28",
  })
  void in_general_it_is_the_preset_s_or_the_default(String argument, int most) {
    Settings settings = load(argument).configuration().policy().general();
    assertThat(settings.isIdleLearned()).isTrue();
    assertThat(settings.idleSeconds()).isEqualTo(most);
    assertThat(settings.toString()).startsWith("idle " + most + "s (learned), interval ");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 60",
    "idle=90s, 90",
    "idle=learned, 60",
    "idle=kernel, 60",
    "preset=aws, 200",
  })
  void in_a_rule_it_is_what_holds_in_general(String general, int most) throws IOException {
    assertThat(rule(general, "")).isEqualTo(most);
  }

  @Test
  void in_a_rule_with_a_preset_it_is_the_preset_s() throws IOException {
    assertThat(rule("idle=90s", "rule.a.preset=azure\n")).isEqualTo(120);
  }

  private int rule(String general, String more) throws IOException {
    Path file = directory.resolve("keepalive.properties");
    Files.writeString(file, general + "\nrule.a.match=connect :5432\nrule.a.idle=learned\n" + more);
    Settings settings = load("config=" + file).configuration().policy().rules().get(0).settings();
    assertThat(settings.isIdleLearned()).isTrue();
    return settings.idleSeconds();
  }

  private static LoadResult load(String argument) {
    LoadResult result = Configuration.load(argument, new Properties(), Map.of());
    assertThat(result.errors()).isEmpty();
    return result;
  }
}
