package dev.keepalive.lab.demo;

import dev.keepalive.lab.Mode;
import dev.keepalive.lab.PoolProgram;
import dev.keepalive.lab.Timing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The demonstration's program. Argument: the file for the picture. */
public final class FirewallDemo {
  /** Seconds instead of the minutes of real firewalls and the hours of real nights. */
  private static final Timing TIMING = new Timing(2, 1, 3);

  private static final Duration FIREWALL_MEMORY = Duration.ofSeconds(4);
  private static final Duration NIGHT = Duration.ofSeconds(11);
  private static final Duration LOOK = Duration.ofMillis(100);

  private final Narrator narrator = new Narrator(System.out);
  private final Run without;
  private final Run with;

  private FirewallDemo(Run without, Run with) {
    this.without = without;
    this.with = with;
  }

  public static void main(String[] args) throws Exception {
    System.out.printf(
        "Two networks of their own: application – firewall – PostgreSQL. The firewall forgets a"
            + " connection after %d s%nwithout a packet and drops what it does not know."
            + " keepalive: %s. Starting …%n",
        FIREWALL_MEMORY.toSeconds(), TIMING);
    try (Run without = new Run(Mode.NOTHING);
        Run with = new Run(Mode.AGENT)) {
      new FirewallDemo(without, with).tell(Path.of(args[0]));
    }
  }

  private void tell(Path picture) throws Exception {
    narrator.heading("WITHOUT THE AGENT", "WITH THE AGENT");
    inBoth(run -> run.openPool(TIMING));
    inBoth(run -> run.evening(FIREWALL_MEMORY));
    String opened = PoolProgram.SIZE + " connections, each has just been used";
    narrator.both(opened, opened);
    narrator.both("night: nobody asks the database", "night: nobody asks the database");
    night();
    String borrowers = "morning: " + PoolProgram.SIZE + " borrowers come at once";
    inBoth(Run::morning);
    narrator.both(borrowers, borrowers);
    List<Story> stories = morning();
    Files.createDirectories(picture.toAbsolutePath().getParent());
    Files.writeString(picture, new Picture(stories, TIMING, FIREWALL_MEMORY).svg());
    Path here = Path.of("").toAbsolutePath();
    narrator.say("\nThe picture of this run: " + here.relativize(picture.toAbsolutePath()));
  }

  /** At the same time. */
  private void inBoth(Consumer<Run> event) throws Exception {
    CompletableFuture.allOf(
            CompletableFuture.runAsync(() -> event.accept(without)),
            CompletableFuture.runAsync(() -> event.accept(with)))
        .get();
  }

  private void night() throws InterruptedException {
    Instant end = Instant.now().plus(NIGHT);
    int known = PoolProgram.SIZE;
    int probes = 0;
    while (Instant.now().isBefore(end)) {
      TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
      int knownNow = without.known();
      int probesNow = with.probes();
      with.known();
      if (knownNow < known) {
        narrator.left("the firewall forgets, it knows " + knownNow);
      }
      if (probesNow >= probes + PoolProgram.SIZE) {
        narrator.right(probesNow + " probes on the wire, the firewall knows " + with.known());
        probes = probesNow;
      }
      known = knownNow;
    }
    narrator.both(
        "the firewall knows " + without.known() + " of " + PoolProgram.SIZE,
        "the firewall knows " + with.known() + " of " + PoolProgram.SIZE);
  }

  private List<Story> morning() throws Exception {
    CompletableFuture<Story> left =
        CompletableFuture.supplyAsync(() -> tell(without, "Without the agent", narrator::left));
    CompletableFuture<Story> right =
        CompletableFuture.supplyAsync(() -> tell(with, "With the agent", narrator::right));
    Instant start = Instant.now();
    while (!left.isDone()) {
      TimeUnit.SECONDS.sleep(1);
      if (!left.isDone()) {
        narrator.left("… they wait, " + Duration.between(start, Instant.now()).toSeconds() + " s");
      }
    }
    return List.of(left.get(), right.get());
  }

  private static Story tell(Run run, String title, Consumer<String> column) {
    Story story = run.story(title);
    column.accept(answers(story));
    return story;
  }

  private static String answers(Story story) {
    String connections = story.allOnOldConnections() ? "old connections" : "new connections";
    return String.format(
        "%d answers after %.2f–%.2f s, %s",
        story.lanes().size(),
        story.shortest().toMillis() / 1000.0,
        story.longest().toMillis() / 1000.0,
        connections);
  }
}
