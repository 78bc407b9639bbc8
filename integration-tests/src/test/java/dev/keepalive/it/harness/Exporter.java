package dev.keepalive.it.harness;

import dev.keepalive.matrix.Libraries;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The JMX exporter of Prometheus, with the configuration that the repository has for it. */
public final class Exporter {
  private static final String COORDINATES = "io.prometheus.jmx:jmx_prometheus_javaagent:1.0.1";

  /** What the repository has for Prometheus and Grafana. */
  public static final Path DEPLOY =
      Artifacts.TARGET.getParent().resolveSibling("agent").resolve("deploy");

  private final int port = FreePort.next();

  /** The JVM option that loads it. */
  public String option() {
    return "-javaagent:"
        + Libraries.classPath(List.of(COORDINATES)).get(0)
        + "=127.0.0.1:"
        + port
        + ":"
        + DEPLOY.resolve("prometheus/jmx-exporter.yaml");
  }

  /** Where its page is. */
  public String url() {
    return "http://127.0.0.1:" + port + "/metrics";
  }

  /** Its page, of a JVM on this host. */
  public List<String> page() throws IOException {
    try (InputStream page = URI.create(url()).toURL().openStream()) {
      return new String(page.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
