package dev.keepalive.agent.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentOptionTest {

  private static final File JAR = new File("/opt/my agents/keepalive-agent.jar");

  private static boolean isInEnvironmentOnly(List<String> commandLine, String variable)
      throws IOException {
    return new AgentOption(JAR, commandLine, Map.of("JAVA_TOOL_OPTIONS", variable))
        .isInEnvironmentOnly();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'-javaagent:/opt/my agents/keepalive-agent.jar'",
        "-Xmx1g \"-javaagent:/opt/my agents/keepalive-agent.jar=idle=30s\" -Da=b",
        "-javaagent:/other.jar\t-javaagent:/opt/'my agents'/../\"my agents\"/keepalive-agent.jar",
      })
  void a_variable_names_the_jar(String variable) throws IOException {
    assertThat(isInEnvironmentOnly(List.of("javac", "-version"), variable)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-javaagent:/opt/other.jar",
        "-Da=-javaagent:/opt/my",
        "'-agentlib:/opt/my agents/keepalive-agent.jar'",
      })
  void a_variable_names_something_else(String variable) throws IOException {
    assertThat(isInEnvironmentOnly(List.of("javac", "-version"), variable)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-javaagent:", "-J-javaagent:"})
  void the_command_line_names_it_too(String option) throws IOException {
    String variable = "'-javaagent:/opt/my agents/keepalive-agent.jar'";
    String same = option + "/opt/my agents/./keepalive-agent.jar=idle=1";
    assertThat(isInEnvironmentOnly(List.of("rmid", same), variable)).isFalse();
    assertThat(isInEnvironmentOnly(List.of("rmid", option + "/opt/other.jar"), variable)).isTrue();
  }

  @Test
  void a_link_to_the_jar_is_the_jar(@TempDir Path directory) throws IOException {
    Path jar = Files.createFile(directory.resolve("keepalive-agent.jar"));
    Path link = Files.createSymbolicLink(directory.resolve("link.jar"), jar);
    assertThat(
            new AgentOption(jar.toFile(), List.of(), Map.of("_JAVA_OPTIONS", "-javaagent:" + link))
                .isInEnvironmentOnly())
        .isTrue();
  }

  @Test
  void words_are_parted_at_white_space_that_is_not_quoted() {
    assertThat(AgentOption.words("  -a  \"b c\"'d \" e'\tf''\n\"\" "))
        .containsExactly("-a", "b cd \" e", "f", "");
  }

  @Test
  void the_kernel_ends_each_word_with_a_zero() throws IOException {
    byte[] bytes = "javac\0-J-Xmx1g\0\0Ü.java\0".getBytes(StandardCharsets.UTF_8);
    assertThat(AgentOption.parted(bytes, "UTF-8"))
        .containsExactly("javac", "-J-Xmx1g", "", "Ü.java");
  }
}
