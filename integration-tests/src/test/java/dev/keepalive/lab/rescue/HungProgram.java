package dev.keepalive.lab.rescue;

import dev.keepalive.it.harness.Artifacts;
import dev.keepalive.it.harness.Exporter;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Kernel;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import dev.keepalive.it.harness.Tls;
import dev.keepalive.lab.Fate;
import dev.keepalive.lab.endpoint.HungThreads;
import dev.keepalive.lab.net.Network;
import dev.keepalive.matrix.Libraries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** A running {@link HungThreads} on the application's host, without the agent or with it. */
public final class HungProgram implements AutoCloseable {
  /** How many threads hang, of each kind. */
  static final int THREADS = 50;

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(20);

  private static final List<String> NETTY =
      List.of(
          "io.netty:netty-transport-native-epoll:4.2.18.Final",
          "io.netty:netty-transport-native-epoll:jar:linux-x86_64:4.2.18.Final",
          "io.netty:netty-transport-native-epoll:jar:linux-aarch_64:4.2.18.Final");

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final Program program;
  private final Path recording;
  private final Exporter exporter;
  private volatile boolean stopped;

  /**
   * @param recording where JDK Flight Recorder writes when it ends; null: nowhere
   * @param exporter of its figures; null: none
   */
  private HungProgram(Program program, Path recording, Exporter exporter) {
    this.program = program;
    this.recording = recording;
    this.exporter = exporter;
  }

  /** Prints the page of its exporter. */
  void page() {
    program.ask("page " + exporter.url(), "page end");
  }

  /** After its end: the agent's events of this name. */
  List<RecordedEvent> events(String name) {
    try {
      return RecordingFile.readAllEvents(recording).stream()
          .filter(event -> event.getEventType().getName().equals("dev.keepalive." + name))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One that uses nothing but the JDK. */
  static HungProgram start(Network network, Jdk jdk) {
    return start(network, jdk, List.of(), null, false);
  }

  /** One that can use Netty. */
  static HungProgram withNetty(Network network, Jdk jdk) {
    return start(network, jdk, Libraries.classPath(NETTY), null, false);
  }

  /** One that can use Netty, with the agent from the start. */
  public static HungProgram withAgent(Network network, Jdk jdk, String argument) {
    return start(network, jdk, Libraries.classPath(NETTY), argument, false);
  }

  /** The same, with JDK Flight Recorder and an exporter: see {@link #events}, {@link #page}. */
  static HungProgram recorded(Network network, Jdk jdk, String argument) {
    return start(network, jdk, Libraries.classPath(NETTY), argument, true);
  }

  private static HungProgram start(
      Network network, Jdk jdk, List<Path> libraries, String agentArgument, boolean recorded) {
    List<Path> classPath = new ArrayList<>(List.of(Artifacts.SUBJECTS));
    classPath.addAll(libraries);
    Launch launch =
        Launch.of(jdk)
            .through(network.application().inside())
            .option("-Xmx96m", "-Xss256k")
            .main(classPath, HungThreads.class.getName());
    if (agentArgument != null) {
      launch.agent(agentArgument);
    }
    Path recording = null;
    Exporter exporter = null;
    if (recorded) {
      exporter = new Exporter();
      recording = Artifacts.TARGET.resolve("it").resolve("recording-" + NUMBERS.incrementAndGet());
      launch
          .option(Tls.options())
          .option("-XX:StartFlightRecording=filename=" + recording)
          .option(exporter.option());
    }
    return new HungProgram(launch.start(), recording, exporter);
  }

  /** What it answers, and prints before that, when asked for its ledger. */
  public String ledger() {
    return program.ask("ledger", "ledger\t");
  }

  public String stdout() {
    return program.stdout();
  }

  public String stderr() {
    return program.stderr();
  }

  public int pid() {
    return (int) program.pid();
  }

  /** Lets threads hang on connections of this kind to this port of the peer's. */
  void hang(String kind, int port) {
    hang(kind, port, THREADS);
  }

  void hang(String kind, int port, int count) {
    program.send("hang " + kind + " " + Network.PEER + " " + port + " " + count);
  }

  /** As {@link #hang}, under a label of their own: they are of the kind {@code LABEL.KIND}. */
  public void hang(String label, String kind, int port, int count) {
    program.send("hang " + kind + " " + Network.PEER + " " + port + " " + count + " " + label);
  }

  /** Opens connections of which each may wait for as long as it wants. */
  public void dial(String label, String kind, int port, int count) {
    program.send("dial " + kind + " " + Network.PEER + " " + port + " " + count + " " + label);
  }

  /** Says so many bytes on each connection of a label. */
  public void say(String label, int bytes) {
    program.send("say " + label + " " + bytes);
  }

  /** Says something on each connection of a label again and again. */
  public void talk(String label, int everyMillis) {
    program.send("talk " + label + " " + everyMillis);
  }

  /** Returns when all of them have had their one answer. */
  void awaitHanging(String kind) {
    if (!settle(kind, PATIENCE, Fate::isAnswered)) {
      throw new IllegalStateException("not all hang: " + program);
    }
  }

  /** Opens connections to this port that carry traffic; returns when they do. */
  void carry(int port, int count) {
    program.send("carry " + Network.PEER + " " + port + " " + count);
    Awaitility.await().atMost(PATIENCE).until(() -> carried() > 0);
  }

  /** How many bytes have come back on them until now. */
  long carried() {
    String answer = program.ask("carried", "carried\t");
    return Long.parseLong(answer.substring(answer.indexOf('\t') + 1));
  }

  /** Ends the traffic, and returns of each of its connections what it sent and received. */
  List<Carried> hush(int count) {
    program.send("hush");
    return Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () -> program.stdout().lines().filter(Carried::isOne).map(Carried::of).toList(),
            carried -> carried.size() == count);
  }

  public List<Fate> fates(String kind) {
    return Fate.of(program.stdout()).entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(kind + "/"))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** Waits until the condition holds for every thread; false: it did not within the patience. */
  boolean settle(String kind, Duration patience, Predicate<Fate> condition) {
    try {
      Awaitility.await()
          .atMost(patience)
          .pollInterval(POLL)
          .until(() -> fates(kind).stream().filter(condition).count() == THREADS);
      return true;
    } catch (ConditionTimeoutException e) {
      return false;
    }
  }

  /** How many of its connections the kernel still holds for open. */
  int openToTheKernel() {
    return Kernel.connections(pid()).size();
  }

  /** Stops it: it does not run until {@link #proceed}. */
  void stop() {
    stopped = true;
    signal("STOP");
  }

  void proceed() {
    signal("CONT");
    stopped = false;
  }

  private void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Integer.toString(pid())).inheritIO().start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    if (stopped) {
      proceed();
    }
    program.close();
  }

  @Override
  public String toString() {
    return program.toString();
  }
}
