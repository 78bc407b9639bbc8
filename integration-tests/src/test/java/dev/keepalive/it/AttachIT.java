package dev.keepalive.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.Attach;
import dev.keepalive.it.harness.Connections;
import dev.keepalive.it.harness.EachJdk;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Keepalive;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import dev.keepalive.it.harness.TcpSocket;
import dev.keepalive.it.harness.Tls;
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
  void attached_to_a_jvm_that_has_it_says_so_and_does_nothing(Jdk jdk) throws Exception {
    List<String> kinds = List.of("socket@server-socket");
    try (Program program =
        Launch.of(jdk)
            .agent()
            .main("dev.keepalive.subject.Subject", Kinds.arguments("127.0.0.1", kinds))
            .start()) {
      program.await("done");
      Attach.agent(program, "idle=99");
      program.ask("channel-open@channel-blocking", "done channel-open@channel-blocking");
      assertThat(Connections.of(program).all())
          .hasSize(4)
          .allMatch(s -> s.keepalive().matches(Keepalive.DEFAULT));
      assertThat(program.stderr()).contains("already active in this JVM").doesNotContain("idle 99");
      assertThat(program.end()).isZero();
    }
  }
}
