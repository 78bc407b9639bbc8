package dev.keepalive.lab.beyond;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.Artifacts;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import dev.keepalive.lab.LaboratoryTest;
import dev.keepalive.lab.net.Network;
import dev.keepalive.lab.rescue.SilentPeer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The command {@code probe} against firewalls that forget, each on a network of its own, all at the
 * same time. {@code -Dkeepalive.probes=30} repeats it as often, and with longer times.
 */
@LaboratoryTest
class ProbeIT {
  private static final int REPETITIONS = Integer.getInteger("keepalive.probes", 1);
  private static final List<Integer> MEMORIES = REPETITIONS == 1 ? List.of(5) : List.of(5, 20, 60);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** One path, and what is expected of it. */
  private static final class Path implements AutoCloseable {
    private final Network network = Network.open();
    private final String expected;
    private final int memory;
    private final SilentPeer peer;
    private final Program slow;
    private Program probe;

    /**
     * @param memory seconds that its firewall remembers; 0: for long
     */
    Path(String expected, int memory) {
      this.expected = expected;
      this.memory = memory;
      if (memory > 0) {
        network.firewall().forgetAfter(Duration.ofSeconds(memory));
      }
      if (expected.equals("forgets-with-reset")) {
        network.firewall().resetUnknown();
      }
      peer = SilentPeer.start(network, 1);
      slow = Stage.slowPeer(network);
      slow.await("ready");
    }

    void start() {
      int port = expected.equals("peer-closes") ? Stage.ports(slow).get(2) : peer.ports().get(0);
      probe =
          Launch.of(newest())
              .through(network.application().inside())
              .jar(
                  Artifacts.AGENT,
                  "probe",
                  Network.PEER + ":" + port,
                  "--up-to",
                  Math.max(15, memory * 3) + "s",
                  "--json")
              .start();
    }

    void check() {
      int status = probe.exitCode(PATIENCE);
      String said = probe.toString();
      String json = probe.stdout();
      assertThat(json).as(said).startsWith("{").endsWith("}\n");
      assertThat(json).as(said).contains("\"verdict\":\"" + expected + "\"");
      double survived = number(json, "survivedSeconds");
      if (memory > 0) {
        double forgotten = number(json, "forgottenSeconds");
        assertThat(survived).as(said).isLessThanOrEqualTo(memory + 0.1);
        assertThat(forgotten).as(said).isGreaterThanOrEqualTo(memory - 0.1);
        assertThat(forgotten - survived).as(said).isLessThanOrEqualTo(Math.max(5.5, memory * 0.2));
        assertThat(number(json, "recommendedIdleSeconds")).isLessThanOrEqualTo(memory / 2.0);
      } else {
        assertThat(json).contains("\"forgottenSeconds\":null");
      }
      if (expected.equals("survives")) {
        assertThat(survived).isBetween(15.0, 16.0);
        assertThat(status).isZero();
      } else {
        assertThat(status).isEqualTo(1);
      }
    }

    @Override
    public void close() {
      if (probe != null) {
        probe.close();
      }
      slow.close();
      peer.close();
      network.close();
    }
  }

  @TestFactory
  Stream<DynamicTest> each_path_has_its_verdict() {
    List<DynamicTest> tests = new ArrayList<>();
    for (int i = 0; i < REPETITIONS; i++) {
      measure(tests, i);
    }
    return tests.stream();
  }

  private static void measure(List<DynamicTest> tests, int repetition) {
    List<Path> paths = new ArrayList<>();
    try {
      for (int memory : MEMORIES) {
        paths.add(new Path("forgets-silently", memory));
        paths.add(new Path("forgets-with-reset", memory));
      }
      paths.add(new Path("survives", 0));
      paths.add(new Path("peer-closes", 0));
      paths.forEach(Path::start);
      for (Path path : paths) {
        path.probe.exitCode(PATIENCE);
        tests.add(
            DynamicTest.dynamicTest(
                path.expected + " " + path.memory + " s, " + repetition, path::check));
      }
    } finally {
      paths.forEach(Path::close);
    }
  }

  @Test
  void who_is_not_there_is_said_as_what_he_is() {
    assertFails("refused", "127.0.0.1:1");
    assertFails("refused", "[::1]:1");
    assertFails("unresolved", "nosuch.invalid:5432");
  }

  private static void assertFails(String verdict, String peer) {
    try (Program probe =
        Launch.of(newest()).jar(Artifacts.AGENT, "probe", peer, "--json").start()) {
      assertThat(probe.exitCode()).isEqualTo(2);
      assertThat(probe.stdout()).contains("\"verdict\":\"" + verdict + "\"").endsWith("}\n");
      assertThat(probe.stderr()).isEmpty();
    }
  }

  private static Jdk newest() {
    return Jdk.all().get(Jdk.all().size() - 1);
  }

  private static double number(String json, String name) {
    Matcher matcher = Pattern.compile("\"" + name + "\":([0-9.]+)").matcher(json);
    assertThat(matcher.find()).as("%s in %s", name, json).isTrue();
    return Double.parseDouble(matcher.group(1));
  }
}
