package dev.keepalive.agent.cli;

import dev.keepalive.agent.cli.print.Json;
import dev.keepalive.agent.cli.print.ProbeReport;
import dev.keepalive.agent.cli.print.Terminal;
import dev.keepalive.agent.config.setting.Durations;
import dev.keepalive.agent.linux.process.SystemCallException;
import dev.keepalive.agent.linux.process.SystemCalls;
import dev.keepalive.agent.probe.Outcome;
import dev.keepalive.agent.probe.Prober;
import dev.keepalive.agent.rescue.RescueException;
import java.net.InetAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code probe HOST:PORT}: after how long the path forgets. */
@Command(
    name = "probe",
    description = {
      "Measures after how long the path to a peer forgets a connection.",
      "Opens connections, sends nothing on them, leaves each alone for another",
      "time, and then asks it by a keepalive probe of the kernel's. What answers",
      "has survived; what is silent or reset was forgotten, by a firewall or a",
      "load balancer. No protocol of the peer's is needed: any open port will do.",
      "Ctrl-C tells what is known so far."
    },
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:measured; the agent's default idle time of 60s is short enough",
      "1:measured; idle has to be set, or the peer ends connections itself",
      "2:the command line is wrong, or there is no connection to measure"
    },
    footerHeading = "Examples:%n",
    footer = {
      "  java -jar keepalive-agent.jar probe db.example:5432",
      "  java -jar keepalive-agent.jar probe '[fd00::7]:443' --up-to 10m --json"
    },
    sortOptions = false)
final class ProbeCommand extends RescueCommand {
  private static final int DEFAULT_IDLE_SECONDS = 60;
  private static final long LEAST_MILLIS = 10_000;
  private static final long MOST_MILLIS = 24 * 3_600_000L;
  private static final int LEAST_TRIALS = 4;
  private static final int MOST_TRIALS = 64;
  private static final int PRINTING_SECONDS = 5;

  @Parameters(
      index = "0",
      paramLabel = "HOST:PORT",
      description = "The peer: a name, or an address; IPv6 in brackets.")
  private String peer;

  @Option(
      names = "--up-to",
      paramLabel = "TIME",
      defaultValue = "30m",
      description = "The longest time that a connection is left alone: ${DEFAULT-VALUE}.")
  private String upTo;

  @Option(
      names = "--trials",
      paramLabel = "N",
      defaultValue = "24",
      description = "Connections of the first round, 4 to 64: ${DEFAULT-VALUE}.")
  private int trials;

  @Option(names = "--json", description = "One JSON object, for programs.")
  private boolean json;

  private final CountDownLatch printed = new CountDownLatch(1);

  @Override
  int run() throws RescueException {
    PeerAddress address = PeerAddress.parse(peer);
    long upToMillis = Durations.millis(upTo);
    if (upToMillis < LEAST_MILLIS || upToMillis > MOST_MILLIS) {
      throw new RescueException(
          "--up-to: '" + upTo + "' is out of range; allowed: 10s to 24h, as 90s, 30m or 2h");
    }
    if (trials < LEAST_TRIALS || trials > MOST_TRIALS) {
      throw new RescueException(
          "--trials: "
              + trials
              + " is out of range; allowed: "
              + LEAST_TRIALS
              + " to "
              + MOST_TRIALS);
    }
    SystemCalls calls = Processes.calls();
    ProbeReport report = new ProbeReport(address.host(), address.port());
    InetAddress[] all = address.resolve();
    if (all.length == 0) {
      return failed(report, "unresolved", "the name is not known here");
    }
    SystemCallException refused = null;
    for (InetAddress each : all) {
      try {
        return measure(calls, each, upToMillis, report);
      } catch (SystemCallException notHere) {
        refused = notHere;
      }
    }
    boolean isRefused = refused.errno() == SystemCallException.ECONNREFUSED;
    return failed(
        report, isRefused ? "refused" : "unreachable", ProbeReport.inWords(refused, all.length));
  }

  private int measure(SystemCalls calls, InetAddress address, long upToMillis, ProbeReport report)
      throws SystemCallException, RescueException {
    boolean shown = !json && Terminal.isStdout();
    Prober prober =
        new Prober(
            calls,
            address,
            report.port(),
            (open, known, left) -> {
              if (shown) {
                err().print("\r" + ProbeReport.progress(open, known, left) + "\u001b[K");
                err().flush();
              }
            });
    Thread interrupt =
        new Thread(
            () -> {
              prober.stop();
              awaitPrinted();
            });
    Runtime.getRuntime().addShutdownHook(interrupt);
    try {
      Outcome outcome = prober.run(upToMillis, trials);
      if (shown) {
        err().print("\r\u001b[K");
        err().flush();
      }
      report.print(outcome, address, json, out());
      return status(outcome);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RescueException("interrupted");
    } finally {
      printed.countDown();
      removeHook(interrupt);
    }
  }

  private void awaitPrinted() {
    try {
      printed.await(PRINTING_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      return; // it is running
    }
  }

  private static int status(Outcome outcome) {
    Integer idle = outcome.recommendedIdleSeconds();
    switch (outcome.verdict()) {
      case PEER_CLOSES:
      case PEER_RESETS:
        return FINDINGS;
      case SURVIVES:
        return DONE;
      default:
        return idle == null || idle < DEFAULT_IDLE_SECONDS ? FINDINGS : DONE;
    }
  }

  private int failed(ProbeReport report, String verdict, String why) {
    if (json) {
      out().println(Json.write(report.failure(verdict, why)));
    } else {
      err().println(peer + ": " + why);
    }
    return FAILED;
  }
}
