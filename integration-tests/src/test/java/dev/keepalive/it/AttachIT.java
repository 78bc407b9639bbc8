package dev.keepalive.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.keepalive.it.harness.Attach;
import dev.keepalive.it.harness.Connections;
import dev.keepalive.it.harness.EachJdk;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Keepalive;
import dev.keepalive.it.harness.Kernel;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import dev.keepalive.it.harness.TcpSocket;
import dev.keepalive.it.harness.Tls;
import java.time.Duration;
import java.util.List;

/** The agent loaded into a running JVM, and loaded twice. */
class AttachIT {

  @EachJdk
  void attached_it_serves_every_connection_from_then_on(Jdk jdk) throws Exception {
    List<String> kinds = Kinds.of(jdk);
    try (Program program =
        Launch.of(jdk)
            .option(Tls.options())
            .main("dev.keepalive.subject.Subject", Kinds.arguments("127.0.0.1", kinds))
            .start()) {
      List<TcpSocket> before = Connections.of(program).all();
      assertThat(before).isNotEmpty().allMatch(s -> s.keepalive().matches(Keepalive.OFF));

      Attach.agent(program, "idle=33,user-timeout=auto");
      program.ask(String.join(" ", kinds), "done " + kinds.get(0));
      Connections.of(program).assertShow(Keepalive.on(33, 10, 6).withUserTimeout(92_000), kinds);
      assertThat(program.stderr()).contains("on: idle 33s");
      assertThat(program.end()).isZero();
    }
  }

  /** Within a second on a machine that has the time: the bound is for one that has not. */
  @EachJdk
  void five_thousand_open_connections_have_their_settings_soon(Jdk jdk) throws Exception {
    try (Program program =
        Launch.of(jdk).main("dev.keepalive.subject.ManyConnections", "5000").start()) {
      program.await("done");
      Attach.agent(program, "");
      long began = System.nanoTime();
      await()
          .atMost(Duration.ofSeconds(15))
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(20))
          .until(() -> Kernel.withKeepaliveTimer(program.pid()) >= 5000);
      System.err.printf(
          "%s: 5000 connections %d ms after the attach%n",
          jdk, (System.nanoTime() - began) / 1_000_000);
      assertThat(Kernel.connections(program.pid()))
          .hasSize(5000)
          .allMatch(socket -> socket.keepalive().matches(Keepalive.DEFAULT));
      assertThat(program.end()).isZero();
    }
  }

  @EachJdk
  void the_second_of_two_agents_says_so_and_does_nothing(Jdk jdk) {
    RoundTrip.Output output =
        RoundTrip.run(Launch.of(jdk).agent().agent("idle=99"), Keepalive.DEFAULT);
    assertThat(output.stdout()).isEqualTo(RoundTrip.STDOUT);
    assertThat(output.stderr()).hasSize(3);
    assertThat(output.stderr().get(0)).contains("on: idle 60s");
    assertThat(output.stderr().get(1)).contains("already active in this JVM");
  }

  @EachJdk
  void one_that_waits_for_its_file_counts_as_there(Jdk jdk) {
    RoundTrip.Output output =
        RoundTrip.run(Launch.of(jdk).agent("config=/nowhere").agent("idle=99"), Keepalive.OFF);
    assertThat(output.stdout()).isEqualTo(RoundTrip.STDOUT);
    assertThat(output.stderr()).hasSize(4);
    assertThat(output.stderr().get(1)).contains("off: ").contains("until the file is good");
    assertThat(output.stderr().get(2)).contains("already active in this JVM");
  }

  @EachJdk
  void attached_again_its_settings_are_the_strongest_for_open_connections_too(Jdk jdk)
      throws Exception {
    List<String> kinds = List.of("socket@server-socket");
    try (Program program =
        Launch.of(jdk)
            .agent("idle=44,count=5")
            .main("dev.keepalive.subject.Subject", Kinds.arguments("127.0.0.1", kinds))
            .start()) {
      program.await("done");
      assertAllShow(program, Keepalive.on(44, 10, 5), 2);
      Attach.agent(program, "idle=99,user-timeout=auto");
      Keepalive expected = Keepalive.on(99, 10, 5).withUserTimeout(148_000);
      assertAllShow(program, expected, 2);
      program.ask("channel-open@channel-blocking", "done channel-open@channel-blocking");
      assertAllShow(program, expected, 4);
      assertThat(program.stderr())
          .contains("attached again: idle 44s -> 99s; user-timeout off -> 148s")
          .contains("2 of 2 open connections follow");

      Attach.agent(program, "idle=7,cuont=3");
      assertAllShow(program, expected, 4);
      assertThat(program.stderr()).contains("unknown key cuont; did you mean count?");
      assertThat(program.stderr()).contains("the argument is broken, and nothing has changed");

      Attach.agent(program, "enabled=false");
      assertAllShow(program, Keepalive.OFF, 4);
      assertThat(program.end()).isZero();
    }
  }

  @EachJdk
  void switched_off_at_the_start_it_comes_on_with_the_argument_of_a_later_attach(Jdk jdk)
      throws Exception {
    List<String> kinds = List.of("socket@server-socket");
    try (Program program =
        Launch.of(jdk)
            .agent("enabled=false")
            .main("dev.keepalive.subject.Subject", "127.0.0.1")
            .start()) {
      program.await("done");
      Attach.agent(program, "idle=33");
      program.ask(kinds.get(0), "done " + kinds.get(0));
      Connections.of(program).assertBothEndsShow(Keepalive.on(33, 10, 6), kinds);
      assertThat(program.stderr()).contains("off: enabled=false in", "on: idle 33s");
      assertThat(program.end()).isZero();
    }
  }

  private static void assertAllShow(Program program, Keepalive expected, int connections) {
    assertThat(Connections.of(program).all())
        .hasSize(connections)
        .allMatch(s -> s.keepalive().matches(expected));
  }
}
