package dev.keepalive.matrix.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.Artifacts;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Keepalive;
import dev.keepalive.it.harness.Kernel;
import dev.keepalive.it.harness.TcpSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole products, as their makers give them out, started by their own scripts: without the agent,
 * with the line that {@code agent/docs/install.md} gives, and without it again. System property
 * {@code keepalive.products}: nothing said, two of them on one JDK each; {@code all}; or names with
 * commas between.
 */
class ProductsIT {
  private static final String WANTED = System.getProperty("keepalive.products", "");
  private static final Set<Product> EVERY_BUILD = Set.of(Product.TOMCAT, Product.JETTY);

  /** No kernel or product has these by default; {@link Installed} configures them. */
  private static final Keepalive CONFIGURED = Keepalive.on(41, 7, 5);

  private static final Duration BOOTS_WITHIN = Duration.ofMinutes(4);
  private static final Pattern COMPLAINT =
      Pattern.compile(
          "\\b(WARN|WARNING|ERROR|SEVERE|FATAL|[A-Za-z.]*Exception|[A-Za-z.]*Error)\\b");
  private static final ProductRows ROWS = new ProductRows();

  static Stream<Arguments> products() {
    return Stream.of(Product.values())
        .filter(ProductsIT::isWanted)
        .flatMap(
            product ->
                Jdk.all().stream()
                    .filter(jdk -> product.jdks.contains(jdk.feature()))
                    .limit(WANTED.isEmpty() ? 1 : Long.MAX_VALUE)
                    .map(jdk -> Arguments.of(product, jdk)));
  }

  private static boolean isWanted(Product product) {
    return WANTED.isEmpty()
        ? EVERY_BUILD.contains(product)
        : WANTED.equals("all") || List.of(WANTED.split(",", -1)).contains(product.name());
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("products")
  void its_line_protects_it_and_is_taken_back_without_a_trace(Product product, Jdk jdk)
      throws Exception {
    try (Installed installed = Installed.of(product, jdk)) {
      Run alone = run(installed, "alone", own -> true);
      installed.addAgent();
      Run covered = run(installed, "covered", CONFIGURED::equals);
      installed.removeAgent();
      Run after = run(installed, "after", own -> true);

      assertThat(alone.keepalive()).as("of itself").isNotEqualTo(CONFIGURED);
      assertThat(covered.keepalive()).as("under the agent").isEqualTo(CONFIGURED);
      assertThat(after.keepalive()).as("afterwards").isEqualTo(alone.keepalive());
      // some scripts send the server's own output elsewhere
      assertThat(covered.output().lines().filter(line -> line.contains("keepalive-agent - ")))
          .as("lines of the agent in %s", covered.output())
          .allMatch(line -> line.contains(" INFO keepalive-agent - on: idle 41s"));
      assertThat(complaints(covered.output()))
          .as("new complaints")
          .isSubsetOf(complaints(alone.output() + after.output()));
      assertThat(List.of(alone.stopped(), covered.stopped(), after.stopped()))
          .as("stopped when asked")
          .containsOnly(true);
    }
    ROWS.add(product, jdk);
  }

  @AfterAll
  static void write() throws IOException {
    if (!WANTED.isEmpty()) {
      ROWS.write(Artifacts.TARGET.getParent().resolve("COMPATIBILITY.md"));
    }
  }

  /** What the kernel had of a connection to it, and what it printed. */
  private record Run(Keepalive keepalive, String output, boolean stopped) {}

  /**
   * @param settled the descriptor is there before accept(2) returns to Java, where the agent sets
   *     its options before the server sees the connection; this waits for that
   */
  private static Run run(Installed installed, String name, Predicate<Keepalive> settled)
      throws Exception {
    installed.start(name);
    Awaitility.await()
        .atMost(BOOTS_WITHIN)
        .pollInterval(Duration.ofMillis(200))
        .failFast(() -> failIfEnded(installed, name))
        .until(() -> installed.pid() > 0);
    long pid = installed.pid();
    Keepalive keepalive;
    try (Socket client = new Socket(InetAddress.getLoopbackAddress(), installed.port())) {
      keepalive =
          Awaitility.await()
              .until(() -> accepted(pid, client), accepted -> accepted.filter(settled).isPresent())
              .orElseThrow();
      client.setSoTimeout((int) BOOTS_WITHIN.toMillis());
      client
          .getOutputStream()
          .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(client.getInputStream().read()).as("an answer of %s", name).isNotNegative();
    }
    boolean stopped = installed.stop(pid);
    return new Run(keepalive, installed.output(name), stopped);
  }

  private static Optional<Keepalive> accepted(long pid, Socket client) {
    return Kernel.connections(pid).stream()
        .filter(socket -> socket.has(client.getPort(), client.getLocalPort()))
        .map(TcpSocket::keepalive)
        .findFirst();
  }

  private static void failIfEnded(Installed installed, String name) throws IOException {
    if (installed.hasFailed()) {
      throw new AssertionError("it ended:\n" + installed.output(name));
    }
  }

  /** The lines that complain, without what differs from run to run. */
  private static Set<String> complaints(String output) {
    return output
        .lines()
        .filter(line -> COMPLAINT.matcher(line).find())
        .map(line -> line.replaceAll("[0-9a-f]*[0-9][0-9a-f]*", "#"))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
