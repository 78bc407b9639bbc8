package dev.keepalive.lab;

import dev.keepalive.it.harness.Artifacts;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import dev.keepalive.lab.endpoint.PoolBorrowers;
import dev.keepalive.lab.net.Network;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A running {@link PoolBorrowers} on the application's host. */
public final class PoolProgram implements AutoCloseable {
  public static final int SIZE = 20;

  /**
   * What a borrower got.
   *
   * @param borrower its number
   * @param time when
   * @param waited how long it had to wait for it
   * @param answered whether it was an answer
   * @param port the application's port of the connection, 0 without an answer
   */
  public record Borrowed(int borrower, Instant time, Duration waited, boolean answered, int port) {
    private static Borrowed of(List<String> fields) {
      boolean answered = fields.get(0).equals("answered");
      return new Borrowed(
          Integer.parseInt(fields.get(1)),
          Instant.ofEpochMilli(Long.parseLong(fields.get(2))),
          Duration.ofMillis(Long.parseLong(fields.get(3))),
          answered,
          answered ? Integer.parseInt(fields.get(4)) : 0);
    }
  }

  private final Program program;
  private int round;

  private PoolProgram(Program program) {
    this.program = program;
  }

  /** Starts it, without waiting for the pool to be filled. */
  public static PoolProgram start(
      Network network, Database database, Variant variant, Timing timing) {
    Launch launch =
        Launch.of(variant.jdk())
            .through(network.application().inside())
            .option("-XX:+UseSerialGC", "-Xmx96m");
    variant.mode().addTo(launch, timing);
    return start(launch, database, variant.jdk());
  }

  /** Starts it with the agent and this agent argument. */
  public static PoolProgram start(
      Network network, Database database, Jdk jdk, String agentArgument) {
    Launch launch =
        Launch.of(jdk)
            .through(network.application().inside())
            .option("-XX:+UseSerialGC", "-Xmx96m")
            .agent(agentArgument);
    return start(launch, database, jdk);
  }

  private static PoolProgram start(Launch launch, Database database, Jdk jdk) {
    launch.main(
        classPath(jdk), PoolBorrowers.class.getName(), database.url(), Integer.toString(SIZE));
    return new PoolProgram(launch.start());
  }

  /** Its process. */
  public long pid() {
    return program.pid();
  }

  /** What the agent has said. */
  public String stderr() {
    return program.stderr();
  }

  private static List<Path> classPath(Jdk jdk) {
    return List.of(
        Artifacts.SUBJECTS,
        Artifacts.library("pgjdbc.jar"),
        Artifacts.library(jdk.feature() < 11 ? "hikari-java8.jar" : "hikari.jar"),
        Artifacts.library("other-slf4j-api.jar"));
  }

  /** Makes all borrowers borrow again. */
  public void borrow() {
    program.send("borrow");
  }

  /** Waits until every borrower has what it gets, and returns it. */
  public List<Borrowed> awaitRound() {
    round++;
    program.await("round\t" + round);
    List<String> lines = program.stdout().lines().toList();
    int end = lines.indexOf("round\t" + round);
    int start = round == 1 ? 0 : lines.indexOf("round\t" + (round - 1)) + 1;
    return lines.subList(start, end).stream()
        .map(line -> Borrowed.of(List.of(line.split("\t", -1))))
        .toList();
  }

  @Override
  public void close() {
    program.close();
  }

  @Override
  public String toString() {
    return program.toString();
  }
}
