package dev.keepalive.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.keepalive.it.harness.Connections;
import dev.keepalive.it.harness.EachJdk;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Keepalive;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import dev.keepalive.it.harness.TcpSocket;
import dev.keepalive.it.harness.Tls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A changed file takes effect on new connections, a broken one never does. */
class ReloadIT {

  private static final String KIND = "socket@server-socket";
  private static final int CONNECTS_PER_SECOND = 2000;
  private static final int SECONDS = 60;

  @TempDir Path directory;

  @EachJdk
  void a_config_map_is_swapped_under_a_running_program(Jdk jdk) throws IOException {
    Path file = configMap("idle = 41s\n");
    try (Program program =
        Launch.of(jdk)
            .agent("reload=200ms,config=" + file)
            .main("dev.keepalive.subject.Subject", "127.0.0.1", KIND)
            .start()) {
      Connections.of(program).assertShow(Keepalive.on(41, 10, 6), List.of(KIND));

      configMap("idle = 42s\n");
      awaitLog(program, "idle 41s -> 42s");
      open(program).assertShow(Keepalive.on(42, 10, 6), List.of(KIND));

      configMap("idle = fast\n");
      awaitLog(program, "the last good configuration stays in force");
      open(program).assertShow(Keepalive.on(42, 10, 6), List.of(KIND));

      Files.delete(directory.resolve("..data"));
      awaitLog(program, "does not exist");
      open(program).assertShow(Keepalive.on(42, 10, 6), List.of(KIND));

      configMap("idle = 43s\ncount = 5\n");
      awaitLog(program, "idle 42s -> 43s");
      open(program).assertShow(Keepalive.on(43, 10, 5), List.of(KIND));
      assertThat(program.stderr().lines().filter(line -> line.contains(" ERROR ")))
          .as("each trouble is said once: %s", program)
          .hasSize(2);
    }
  }

  @EachJdk
  void a_changed_file_reaches_open_connections_of_every_kind(Jdk jdk) throws IOException {
    Path file = configMap("idle = 41s\n");
    List<String> kinds = Kinds.of(jdk);
    try (Program program =
        Launch.of(jdk)
            .agent("reload=200ms,config=" + file)
            .option(Tls.options())
            .main("dev.keepalive.subject.Subject", Kinds.arguments("127.0.0.1", kinds))
            .start()) {
      Connections.of(program).assertBothEndsShow(Keepalive.on(41, 10, 6), kinds);
      int open = Connections.of(program).all().size();

      configMap("idle = 42s\nuser-timeout = auto\n");
      awaitLog(program, " open connections follow");
      Connections.of(program)
          .assertBothEndsShow(Keepalive.on(42, 10, 6).withUserTimeout(101_000), kinds);

      configMap("rule.all.match = any *\nrule.all.enabled = false\n");
      awaitLog(program, "rule all added");
      await()
          .untilAsserted(
              () ->
                  assertThat(Connections.of(program).all())
                      .hasSize(open)
                      .allMatch(s -> s.keepalive().matches(Keepalive.OFF)));
      assertThat(program.end()).isZero();
    }
  }

  @EachJdk
  void a_file_that_was_broken_at_the_start_brings_the_agent_when_it_is_good(Jdk jdk)
      throws IOException {
    comesOnWith(jdk, "idle = fast\n", "off: the configuration is broken", "is good now");
  }

  @EachJdk
  void a_file_that_had_switched_the_agent_off_brings_it_when_it_no_longer_does(Jdk jdk)
      throws IOException {
    comesOnWith(jdk, "enabled = false\n", ":1:1: enabled=false", "enabled false -> true");
  }

  /** The open connections, too: they are swept, as after an attach. */
  private void comesOnWith(Jdk jdk, String atFirst, String off, String change) throws IOException {
    Path file = configMap(atFirst);
    List<String> kinds = Kinds.of(jdk);
    try (Program program =
        Launch.of(jdk)
            .agent("reload=200ms,config=" + file)
            .option(Tls.options())
            .main("dev.keepalive.subject.Subject", Kinds.arguments("127.0.0.1", kinds))
            .start()) {
      List<TcpSocket> before = Connections.of(program).all();
      assertThat(before).isNotEmpty().allMatch(s -> s.keepalive().matches(Keepalive.OFF));
      assertThat(program.stderr()).contains(off);

      configMap("idle = 43s\n");
      awaitLog(program, "on: idle 43s");
      assertThat(program.stderr()).contains(change);
      program.ask(String.join(" ", kinds), "done " + kinds.get(0));
      Connections.of(program).assertShow(Keepalive.on(43, 10, 6), kinds);
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () ->
                  assertThat(Connections.of(program).all())
                      .hasSizeGreaterThan(before.size())
                      .allMatch(s -> s.keepalive().matches(Keepalive.on(43, 10, 6))));
      assertThat(program.end()).isZero();
    }
  }

  @Test
  @Timeout(value = 180, unit = TimeUnit.SECONDS)
  void under_load_every_connection_carries_one_whole_configuration() throws Exception {
    Path file = directory.resolve("keepalive.properties");
    List<String> contents =
        List.of(
            "idle = 31s\ninterval = 11s\ncount = 3\n",
            "idle = 31s\ninterval = eleven\n",
            "idle = 32s\ninterval = 12s\ncount = 4\n",
            "idle = 32s\ninterval = 12s\ncou");
    Files.writeString(file, contents.get(0));
    Jdk newest = Jdk.all().get(Jdk.all().size() - 1);
    try (Program program =
        Launch.of(newest)
            .agent("reload=100ms,config=" + file)
            .main(
                "dev.keepalive.subject.SteadyConnects",
                String.valueOf(CONNECTS_PER_SECOND),
                String.valueOf(SECONDS))
            .start()) {
      program.await("running");
      // in no order: the agent looks as often, and in step with one would only ever meet the same
      Random random = new Random(7);
      while (!program.stdout().contains("done")) {
        Files.writeString(file, contents.get(random.nextInt(contents.size())));
        TimeUnit.MILLISECONDS.sleep(100); // the rate at which the file is to change
      }
      assertThat(program.stdout().lines())
          .as("%s", program)
          .contains("failures 0")
          .filteredOn(line -> line.startsWith("values "))
          .map(line -> line.split(" ", -1)[1])
          .containsExactlyInAnyOrder("on/31/11/3", "on/32/12/4");
      String connects = program.await("connects ").split(" ", -1)[1];
      assertThat(Long.parseLong(connects)).isEqualTo((long) CONNECTS_PER_SECOND * SECONDS);
    }
  }

  private Connections open(Program program) {
    program.ask(KIND, "done " + KIND);
    return Connections.of(program);
  }

  private static void awaitLog(Program program, String text) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(program.stderr()).contains(text));
  }

  /** As the kubelet does it: a new folder, and a symbolic link that is replaced in one step. */
  private Path configMap(String content) throws IOException {
    Path version = Files.createTempDirectory(directory, "..version");
    Files.writeString(version.resolve("keepalive.properties"), content);
    Path next = directory.resolve("..data_tmp");
    Files.createSymbolicLink(next, version.getFileName());
    Files.move(next, directory.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
    Path file = directory.resolve("keepalive.properties");
    if (!Files.isSymbolicLink(file)) {
      Files.createSymbolicLink(file, Path.of("..data", "keepalive.properties"));
    }
    return file;
  }
}
