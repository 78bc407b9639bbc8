package dev.keepalive.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckCommandTest {
  @TempDir Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void a_fine_file_is_status_0_strict_or_not() throws IOException {
    String file = file("idle=30s\n");
    assertThat(run("check", file)).isZero();
    assertThat(run("check", "--strict", file)).isZero();
    assertThat(err.toString(Charset.defaultCharset())).isEmpty();
  }

  @Test
  void an_unwise_file_is_status_1_only_with_strict() throws IOException {
    String file = file("idle=300s\n");
    assertThat(run("check", file)).isZero();
    assertThat(run("check", "--strict", file)).isOne();
  }

  @Test
  void a_broken_file_is_status_2() throws IOException {
    assertThat(run("check", file("idle=0\n"))).isEqualTo(2);
    assertThat(run("check", directory.resolve("none").toString())).isEqualTo(2);
    assertThat(printed()).contains("none: does not exist").contains("none: 1 error");
    assertThat(run("check", directory.toString())).isEqualTo(2);
    assertThat(printed()).contains(" is a directory; allowed: a properties file");
  }

  @Test
  void an_unresolved_name_may_be_decided_by_its_address() throws IOException {
    String file = file("rule.net.match=connect 10.0.0.0/8:5432\nrule.db.match=connect db*\n");
    assertThat(run("check", file, "--for", "connect db1:5432")).isZero();
    assertThat(printed())
        .contains("  decided by  rule db\n")
        .contains("              unless a rule for its address before that matches\n");
    assertThat(run("check", file, "--for", "connect db1/10.1.1.1:5432")).isZero();
    assertThat(printed()).contains("  decided by  rule net\n").doesNotContain("unless");
    assertThat(run("check", file, "--for", "connect db1:1")).isZero();
    assertThat(printed()).contains("  decided by  rule db\n").doesNotContain("unless");
  }

  @Test
  void a_literal_is_asked_for_as_the_jdk_writes_it() throws IOException {
    String file = file("rule.long.match=connect ????*\nrule.long.idle=7\n");
    assertThat(run("check", file, "--for", "connect [::1]:80")).isZero();
    assertThat(printed()).contains("  decided by  rule long\n");
  }

  @Test
  void connections_that_are_not_touched() throws IOException {
    String file = file("enabled=false\nrule.db.match=connect :1\nrule.db.enabled=true\n");
    assertThat(run("check", file, "--for", "accept :1", "--for", "connect [::1]:1")).isZero();
    assertThat(printed())
        .contains(
            "accept :1\n  decided by  the general settings, no rule matches\n  settings    off\n")
        .contains("connect [::1]:1\n  decided by  rule db\n  settings    idle 60s");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "connect",
        "connect db",
        "connect :5432",
        "connect db:0",
        "connect db:65536",
        "connect db/x:1",
        "connect db/:1",
        "connect /10.0.0.1:1",
        "connect a b:1",
        "accept",
        "accept 1",
        "accept :1 from",
        "accept :1 from db",
        "any :1",
        "db:1",
        "accept :x",
        "connect db:1 from 10.0.0.1"
      })
  void a_broken_question_is_told_on_stderr_with_status_2(String question) throws IOException {
    assertThat(run("check", file("idle=1\n"), "--for", question)).isEqualTo(2);
    assertThat(out.size()).isZero();
    assertThat(err.toString(Charset.defaultCharset()))
        .startsWith("Invalid value for option '--for' (CONNECTION): ")
        .contains("; allowed: ")
        .endsWith("See java -jar keepalive-agent.jar check --help\n");
  }

  @Test
  void misuse_is_told_on_stderr_with_status_2() {
    assertThat(run("chek")).isEqualTo(2);
    assertThat(err.toString(Charset.defaultCharset()))
        .contains("chek")
        .contains("Did you mean: java -jar keepalive-agent.jar check ");
    assertThat(run()).isEqualTo(2);
    assertThat(run("check")).isEqualTo(2);
    assertThat(out.size()).isZero();
  }

  @Test
  void help_goes_to_stdout() {
    assertThat(run("--help")).isZero();
    assertThat(printed()).containsPattern("check +Validates a configuration file");
    assertThat(run("check", "--help")).isZero();
    assertThat(printed()).contains("--for").contains("--strict").contains("Exit status:");
    assertThat(err.size()).isZero();
  }

  private int run(String... arguments) {
    out.reset();
    return Cli.run(arguments, new PrintStream(out, true), new PrintStream(err, true));
  }

  private String printed() {
    return out.toString(Charset.defaultCharset()).replace(System.lineSeparator(), "\n");
  }

  private String file(String text) throws IOException {
    return Files.writeString(directory.resolve("keepalive.properties"), text).toString();
  }
}
