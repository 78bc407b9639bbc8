package dev.keepalive.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.Attach;
import dev.keepalive.it.harness.Connections;
import dev.keepalive.it.harness.EachJdk;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Keepalive;
import dev.keepalive.it.harness.Kernel;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import dev.keepalive.it.harness.TcpSocket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;

/** What a tool asks of the agent that runs, by an argument that starts with an exclamation mark. */
class RequestsIT {
  private static final String SUBJECT = "dev.keepalive.subject.Subject";
  private static final List<String> KINDS =
      List.of(
          "socket@server-socket",
          "channel-open@channel-blocking",
          "channel-adaptor@channel-adaptor",
          "async-future@async-future");

  private static final String RULES =
      """
      rule.web.match = accept :1-65535 from 127.0.0.1
      rule.web.count = 3
      """;

  @TempDir Path directory;

  @EachJdk
  void each_connection_is_told_with_its_descriptor_side_and_rule(Jdk jdk) throws Exception {
    Path config = Files.writeString(directory.resolve("agent.properties"), RULES);
    Launch launch = Launch.of(jdk).agent("idle=44,config=" + config);
    try (Program program = start(launch, KINDS)) {
      assertThat(ask(program)).first().asString().matches("agent\t\\S+\ton\tidle 44s, interval.*");
      assertThat(ask(program)).last().isEqualTo("end");
      Map<Integer, String> told = new TreeMap<>();
      for (String line : ask(program)) {
        String[] part = line.split("\t", -1);
        if (part[0].equals("connection")) {
          assertThat(part).hasSize(5);
          told.put(Integer.valueOf(part[1]), part[2] + "," + part[3] + "," + part[4]);
        }
      }
      Map<Integer, String> there = new TreeMap<>();
      for (TcpSocket socket : Kernel.connections(program.pid())) {
        there.put(
            socket.descriptor(),
            socket.keepalive().count() == 3 ? accept(socket) : connect(socket));
      }
      assertThat(told).hasSize(2 * KINDS.size()).isEqualTo(there);
      assertThat(program.stderr().lines()).hasSize(1);
      assertThat(program.end()).isZero();
    }
  }

  @EachJdk
  void those_from_before_an_attach_are_told_once_they_are_found(Jdk jdk) throws Exception {
    try (Program program = start(Launch.of(jdk), KINDS)) {
      Attach.agent(program, "");
      Swept.awaitAll(program, Keepalive.DEFAULT);
      program.ask(KINDS.get(0), "done " + KINDS.get(0));
      assertThat(ask(program))
          .filteredOn(line -> line.startsWith("connection\t"))
          .extracting(line -> Integer.valueOf(line.split("\t", -1)[1]))
          .hasSize(2 * KINDS.size() + 2)
          .containsExactlyElementsOf(
              Kernel.connections(program.pid()).stream().map(TcpSocket::descriptor).toList());
      assertThat(program.end()).isZero();
    }
  }

  @EachJdk
  void who_sets_an_option_is_told(Jdk jdk) throws Exception {
    try (Program program =
        Launch.of(jdk)
            .agent()
            .main(
                "dev.keepalive.subject.AppSettings",
                "127.0.0.1",
                "socket-after-off",
                "socket-before-off",
                "channel-after-off",
                "serversocket-after-on")
            .start()) {
      program.await("done");
      assertThat(ask(program))
          .filteredOn(line -> line.startsWith("set\t"))
          .containsExactly(
              "set\tSO_KEEPALIVE\t0\tdev.keepalive.subject.ConfigurableChannel\t1",
              "set\tSO_KEEPALIVE\t0\tdev.keepalive.subject.ConfigurableSocket\t2",
              "set\tSO_KEEPALIVE\t1\tdev.keepalive.subject.ConfigurableServer$1\t1");
    }
  }

  @EachJdk
  void one_that_is_off_answers_too_and_no_file_is_made(Jdk jdk) throws Exception {
    Path config = Files.writeString(directory.resolve("agent.properties"), "idel = 3\n");
    Path missing = directory.resolve("missing");
    Path link = Files.createSymbolicLink(directory.resolve("link"), missing);
    try (Program program = start(Launch.of(jdk).agent("config=" + config), List.of())) {
      assertThat(ask(program))
          .hasSize(2)
          .first()
          .asString()
          .matches("agent\t\\S+\toff\tthe configuration is broken");
      for (Path path : List.of(missing, link, directory)) {
        Attach.agent(program, "!connections=" + path);
      }
      assertThat(missing).doesNotExist();
      assertThat(program.stderr().lines()).hasSize(2);
      assertThat(program.end()).isZero();
    }
  }

  @EachJdk
  void an_unknown_request_changes_nothing(Jdk jdk) throws Exception {
    try (Program program = start(Launch.of(jdk).agent("idle=44"), KINDS)) {
      for (String request : List.of("!nonsense", "!", "!detach now", "!connections")) {
        Attach.agent(program, request);
      }
      program.ask(KINDS.get(0), "done " + KINDS.get(0));
      assertThat(Connections.of(program).all())
          .hasSize(2 * KINDS.size() + 2)
          .allMatch(socket -> socket.keepalive().matches(Keepalive.on(44, 10, 6)));
      assertThat(program.stderr().lines().skip(1))
          .hasSize(4)
          .allMatch(line -> line.contains("ERROR keepalive-agent - unknown request !"));
      assertThat(program.end()).isZero();
    }
  }

  @EachJdk
  void without_an_agent_a_request_starts_none(Jdk jdk) throws Exception {
    Path answer = Files.createFile(directory.resolve("answer"));
    try (Program program = start(Launch.of(jdk), KINDS)) {
      for (String request : List.of("!detach", "!connections=" + answer, "!nonsense")) {
        Attach.agent(program, request);
      }
      assertThat(answer).isEmptyFile();
      program.ask(KINDS.get(0), "done " + KINDS.get(0));
      assertThat(Connections.of(program).all())
          .hasSize(2 * KINDS.size() + 2)
          .allMatch(socket -> socket.keepalive().matches(Keepalive.OFF));
      assertThat(program.ask("residue", "residue ")).startsWith("residue 0 0 ");
      assertThat(program.stderr()).isEmpty();
      assertThat(program.end()).isZero();
    }
  }

  private List<String> ask(Program program) throws Exception {
    Path answer =
        Files.writeString(directory.resolve("answer"), "what was here before\n".repeat(99));
    Attach.agent(program, "!connections=" + answer);
    return Files.readAllLines(answer);
  }

  private static String connect(TcpSocket socket) {
    String remote = "127.0.0.1:" + socket.remote().getPort();
    return "connect,," + "connect " + remote;
  }

  private static String accept(TcpSocket socket) {
    return "accept,web,accept :"
        + socket.local().getPort()
        + " from 127.0.0.1:"
        + socket.remote().getPort();
  }

  private static Program start(Launch launch, List<String> kinds) throws IOException {
    Program program =
        launch.attachable().main(SUBJECT, Kinds.arguments("127.0.0.1", kinds)).start();
    program.await("done");
    return program;
  }
}
