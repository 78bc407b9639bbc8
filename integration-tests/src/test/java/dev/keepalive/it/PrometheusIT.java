package dev.keepalive.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.EachJdk;
import dev.keepalive.it.harness.Exporter;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import dev.keepalive.it.harness.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent's figures in the real exporter's page, and the alerts over them. */
class PrometheusIT {
  private static final String SUBJECT = "dev.keepalive.subject.Ends";
  private static final Pattern METRIC = Pattern.compile("keepalive_[a-z_]+");

  /** Has a line once a peer is dead; LedgerIT sees it. */
  private static final String BY_PEER = "keepalive_dead_peers_total";

  @TempDir Path directory;

  @EachJdk
  void the_page_has_the_figures_and_all_that_dashboard_and_alerts_ask_for(Jdk jdk)
      throws Exception {
    Path config =
        Files.writeString(
            directory.resolve("agent.properties"),
            """
            answer-timeout = 1s
            idle-close = 2s
            rule.in.match = accept :1-65535
            rule.in.idle-close = off
            rule.never.match = connect db.example
            """);
    Exporter exporter = new Exporter();
    String agent = Launch.agentOption("config=" + config);
    boolean first = jdk.feature() % 2 == 0; // in both orders
    try (Program program =
        Launch.of(jdk)
            .option(first ? agent : exporter.option(), first ? exporter.option() : agent)
            .main(SUBJECT)
            .start()) {
      program.await("ready");
      program.send("open");
      program.await("ended -1");
      assertThat(exporter.page())
          .contains(
              "keepalive_connected_total 2.0",
              "keepalive_failed_total 0.0",
              "keepalive_left_alone_total 0.0",
              "keepalive_kept_on_total 0.0",
              "keepalive_dead_connections_total 0.0",
              "keepalive_idle_closed_total 1.0",
              "keepalive_answer_timeouts_total 1.0",
              "keepalive_unprotected_connections 0.0",
              "keepalive_rule_connections_total{rule=\"never\"} 0.0")
          .anyMatch(line -> line.startsWith("keepalive_rule_connections_total{rule=\"in\"} "))
          .contains("keepalive_rule_connections_total{rule=\"(general)\"} 2.0");
      Set<String> exported = metrics(String.join("\n", exporter.page()));
      assertThat(exported)
          .containsAll(asked("grafana/grafana-dashboard.json"))
          .containsAll(asked("prometheus/alerts.yaml"));
    }
  }

  @Test
  void each_alert_fires_when_it_should() throws Exception {
    promtool("check", "rules", "alerts.yaml");
    promtool("test", "rules", "alerts-test.yaml");
    Path alerts = Exporter.DEPLOY.resolve("prometheus/alerts.yaml");
    String tests = Files.readString(Exporter.DEPLOY.resolve("prometheus/alerts-test.yaml"));
    assertThat(Files.readAllLines(alerts).stream().filter(line -> line.contains("- alert: ")))
        .hasSize(5)
        .allSatisfy(
            line ->
                assertThat(tests).contains("alertname: " + line.substring(line.indexOf(": ") + 2)));
  }

  private static void promtool(String... words) throws Exception {
    assertThat(Tool.run(Exporter.DEPLOY.resolve("prometheus"), "promtool", words))
        .contains("SUCCESS");
  }

  private static Set<String> asked(String file) throws IOException {
    Set<String> asked = metrics(Files.readString(Exporter.DEPLOY.resolve(file)));
    assertThat(asked).hasSizeGreaterThan(3);
    asked.remove(BY_PEER);
    return asked;
  }

  private static Set<String> metrics(String text) {
    return METRIC
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
