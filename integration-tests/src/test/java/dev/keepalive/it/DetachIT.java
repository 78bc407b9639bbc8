package dev.keepalive.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.AgentJar;
import dev.keepalive.it.harness.Artifacts;
import dev.keepalive.it.harness.Attach;
import dev.keepalive.it.harness.Connections;
import dev.keepalive.it.harness.Debugger;
import dev.keepalive.it.harness.EachJdk;
import dev.keepalive.it.harness.FreePort;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Keepalive;
import dev.keepalive.it.harness.Kernel;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import dev.keepalive.it.harness.TcpSocket;
import dev.keepalive.it.harness.Tls;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;

/** The agent taken out of a running JVM, and what it leaves there: nothing. */
class DetachIT {
  private static final String SUBJECT = "dev.keepalive.subject.Subject";
  private static final String DETACH = "!detach";
  private static final String DETACHED = "off: detached; the open connections stay as they are";
  private static final List<String> KINDS =
      List.of(
          "socket@server-socket",
          "channel-open@channel-blocking",
          "async-future@async-future",
          "tls@tls");

  @TempDir Path directory;

  /** What is left of agents that were there. */
  private record Residue(int loaders, int threads, long heap, int descriptors, int allThreads) {
    static Residue of(Program program) {
      return of(program.ask("residue", "residue "));
    }

    static Residue of(String line) {
      String[] word = line.split(" ", -1);
      return new Residue(
          Integer.parseInt(word[1]),
          Integer.parseInt(word[2]),
          Long.parseLong(word[3]),
          Integer.parseInt(word[4]),
          Integer.parseInt(word[5]));
    }
  }

  @EachJdk
  void what_is_open_stays_what_comes_is_without_and_it_can_come_back(Jdk jdk) throws Exception {
    try (Program program = start(Launch.of(jdk), KINDS)) {
      Connections.of(program).assertBothEndsShow(Keepalive.OFF, KINDS);
      Attach.agent(program, "");
      Swept.awaitAll(program, Keepalive.DEFAULT);
      open(program, KINDS);
      Map<Integer, Keepalive> before = byDescriptor(program);
      assertThat(before.values()).hasSize(4 * KINDS.size()).allMatch(Keepalive.DEFAULT::matches);

      Attach.agent(program, DETACH);
      assertGone(program);
      assertThat(program.stderr().lines()).hasSize(2).last().asString().endsWith(DETACHED);
      assertThat(byDescriptor(program)).isEqualTo(before);
      open(program, KINDS);
      Connections.of(program).assertShow(Keepalive.OFF, KINDS);
      assertThat(byDescriptor(program)).containsAllEntriesOf(before);

      Attach.agent(program, "idle=33");
      open(program, KINDS);
      Connections.of(program).assertShow(Keepalive.on(33, 10, 6), KINDS);
      Swept.awaitAll(program, Keepalive.on(33, 10, 6));
      Attach.agent(program, DETACH);
      assertGone(program);
      assertThat(program.stderr().lines()).hasSize(4);
      assertThat(program.end()).isZero();
    }
  }

  @EachJdk
  void cycles_of_attach_and_detach_leave_nothing_behind(Jdk jdk) throws Exception {
    int few = List.of(17, 26).contains(jdk.feature()) ? 100 : 10;
    int cycles = Integer.getInteger("keepalive.cycles", few);
    try (Program program = start(Launch.of(jdk), KINDS)) {
      for (int i = 0; i < 5; i++) {
        cycle(program);
      }
      Residue start = residueAfterAnotherOne(program);
      long began = System.nanoTime();
      for (int i = 0; i < cycles; i++) {
        cycle(program);
      }
      long millis = (System.nanoTime() - began) / 1_000_000;
      System.err.printf("%s, %d cycles in %d ms%n", jdk, cycles, millis);
      assertLeftNothing(program, start, residueAfterAnotherOne(program), cycles);
      open(program, KINDS);
      Connections.of(program).assertShow(Keepalive.OFF, KINDS);
      assertThat(program.end()).isZero();
    }
  }

  /**
   * On Java 8 each agent that is ever loaded has the JVM hand it each class that loads, so that a
   * hundred attaches are slow there. There they are done from within.
   */
  @EachJdk
  void a_hundred_cycles_from_within_leave_nothing_behind_either(Jdk jdk) throws Exception {
    if (jdk.feature() != 8) {
      return;
    }
    String cycles = "dev.keepalive.subject.DetachCycles";
    try (Program program =
        Launch.of(jdk)
            .option(Tls.options())
            .option("-javaagent:" + AgentJar.of(cycles, directory))
            .main(List.of(Artifacts.SUBJECTS, Artifacts.AGENT), cycles, "100", "127.0.0.1")
            .start()) {
      Residue start = Residue.of(program.await("start "));
      Residue end = Residue.of(program.await("end "));
      assertLeftNothing(program, start, end, 100);
      open(program, KINDS);
      Connections.of(program).assertShow(Keepalive.OFF, KINDS);
      assertThat(program.end()).isZero();
    }
  }

  private static void assertLeftNothing(Program program, Residue start, Residue end, int cycles) {
    System.err.printf("%d cycles: %s, then %s%n", cycles, start, end);
    assertThat(end.loaders).as("%s", program).isZero();
    assertThat(end.threads).as("%s", program).isZero();
    assertThat(end.allThreads).as("%s", program).isLessThanOrEqualTo(start.allThreads + 1);
    assertThat(end.descriptors).as("%s", program).isLessThanOrEqualTo(start.descriptors + 2);
    assertThat(end.heap - start.heap).as("%s", program).isLessThan(256 * 1024 + 2048L * cycles);
  }

  /** The JDK takes out what it knew of collected modules when it is used next. */
  private static Residue residueAfterAnotherOne(Program program) throws Exception {
    Residue.of(program);
    cycle(program);
    return Residue.of(program);
  }

  private static void cycle(Program program) throws Exception {
    Attach.agent(program, "");
    Attach.agent(program, DETACH);
  }

  @EachJdk
  void one_from_the_command_line_goes_with_its_file_and_threads(Jdk jdk) throws Exception {
    Path log = directory.resolve("agent.log");
    Path config = Files.writeString(directory.resolve("agent.properties"), "idle = 41\n");
    String argument = "sweep=1s,reload=1h,log-file=" + log + ",config=" + config;
    try (Program program = start(Launch.of(jdk).agent(argument), KINDS)) {
      Connections.of(program).assertBothEndsShow(Keepalive.on(41, 10, 6), KINDS);
      Attach.agent(program, "count=5");
      Attach.agent(program, DETACH);
      assertGone(program);
      assertThat(Files.readString(log).lines()).last().asString().endsWith(DETACHED);
      assertThat(Path.of("/proc", Long.toString(program.pid()), "fd"))
          .isDirectoryNotContaining(fd -> log.equals(target(fd)));
      open(program, KINDS);
      Connections.of(program).assertShow(Keepalive.OFF, KINDS);
      assertThat(program.stderr()).isEmpty();
      assertThat(program.end()).isZero();
    }
  }

  @EachJdk
  void one_that_waits_for_its_file_goes_too(Jdk jdk) throws Exception {
    Path config = Files.writeString(directory.resolve("agent.properties"), "enabled = false\n");
    for (String argument : List.of("config=/nowhere", "config=" + config)) {
      try (Program program = start(Launch.of(jdk).agent(argument), List.of())) {
        Attach.agent(program, DETACH);
        assertGone(program);
        assertThat(program.stderr().lines()).last().asString().endsWith(DETACHED);
        Attach.agent(program, "");
        open(program, KINDS);
        Connections.of(program).assertShow(Keepalive.DEFAULT, KINDS);
        assertThat(program.end()).isZero();
      }
    }
  }

  /** Where the program has no socket of the JDK's yet, the sweep takes JNA for the debugger's. */
  @EachJdk
  void the_native_library_of_jna_goes_with_the_agent(Jdk jdk) throws Exception {
    int port = FreePort.next();
    Launch launch = Launch.of(jdk).agent("sweep=1s").option(Debugger.listening(port));
    try (Program program = start(launch, List.of());
        Socket debugger = Debugger.connect(port)) {
      Debugger.handshake(debugger);
      Swept.awaitAll(program, Keepalive.DEFAULT);
      Path maps = Path.of("/proc", Long.toString(program.pid()), "maps");
      assertThat(Files.readString(maps)).contains("/jna");
      Attach.agent(program, DETACH);
      assertGone(program);
      assertThat(Files.readString(maps)).doesNotContain("/jna");
    }
  }

  @EachJdk
  void another_jar_is_refused_before_and_starts_after(Jdk jdk) throws Exception {
    Path other = Files.copy(Artifacts.AGENT, directory.resolve("other.jar"));
    try (Program program = start(Launch.of(jdk).agent("idle=50"), List.of())) {
      Attach.agent(program, other, DETACH);
      Attach.agent(program, other, "idle=51");
      open(program, KINDS);
      Connections.of(program).assertShow(Keepalive.on(51, 10, 6), KINDS);
      assertGone(program, 1);
      assertThat(program.end()).isZero();
    }
  }

  private static Program start(Launch launch, List<String> kinds) {
    Program program =
        launch
            .attachable()
            .option(Tls.options())
            .main(SUBJECT, Kinds.arguments("127.0.0.1", kinds))
            .start();
    program.await("done");
    return program;
  }

  private static void open(Program program, List<String> kinds) {
    program.ask(String.join(" ", kinds), "done " + kinds.get(0));
  }

  private static void assertGone(Program program) {
    assertGone(program, 0);
  }

  private static void assertGone(Program program, int loaders) {
    Residue residue = Residue.of(program);
    assertThat(residue.loaders).as("%s, %s", residue, program).isEqualTo(loaders);
    if (loaders == 0) {
      assertThat(residue.threads).as("%s, %s", residue, program).isZero();
    }
  }

  private static Map<Integer, Keepalive> byDescriptor(Program program) {
    return Kernel.connections(program.pid()).stream()
        .collect(Collectors.toMap(TcpSocket::descriptor, TcpSocket::keepalive));
  }

  private static Path target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor);
    } catch (java.io.IOException closed) {
      return null;
    }
  }
}
