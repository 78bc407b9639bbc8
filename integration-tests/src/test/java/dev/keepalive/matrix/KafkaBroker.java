package dev.keepalive.matrix;

import static org.awaitility.Awaitility.await;

import dev.keepalive.it.harness.Artifacts;
import dev.keepalive.it.harness.FreePort;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A Kafka broker on loopback that is its own controller, in a JVM of its own: started when a row
 * first asks for it and stopped with the tests.
 */
final class KafkaBroker {

  private static final List<Path> CLASS_PATH =
      Libraries.classPath(List.of("org.apache.kafka:kafka_2.13:4.1.1"));

  private static final int PORT = start();

  private KafkaBroker() {}

  /** The host and the port that it listens on, with a colon between. */
  static String address() {
    return "127.0.0.1:" + PORT;
  }

  private static int start() {
    int port = FreePort.next();
    try {
      String properties = properties(port).toString();
      try (Program format =
          launch(
              "kafka.tools.StorageTool",
              "format",
              "-t",
              "keepaliveKeepaliveKeep",
              "-c",
              properties)) {
        if (format.exitCode() != 0) {
          throw new IllegalStateException(format.toString());
        }
      }
      Program broker = launch("kafka.Kafka", properties);
      Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop-kafka"));
      await()
          .pollInSameThread() // which initialises this class
          .atMost(Duration.ofSeconds(90))
          .ignoreExceptionsInstanceOf(IOException.class)
          .until(() -> answers(port));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return port;
  }

  private static Program launch(String main, String... arguments) {
    return Launch.of(Jdk.from(17).get(0)).main(CLASS_PATH, main, arguments).start();
  }

  private static boolean answers(int port) throws IOException {
    try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return probe.isConnected();
    }
  }

  private static Path properties(int port) throws IOException {
    Path directory = Files.createDirectories(Artifacts.TARGET.resolve("kafka"));
    Path data = Files.createTempDirectory(directory, "data");
    int controller = FreePort.next();
    return Files.writeString(
        Files.createTempFile(directory, "server", ".properties"),
        """
        process.roles = broker,controller
        node.id = 1
        controller.quorum.voters = 1@127.0.0.1:%2$d
        controller.listener.names = CONTROLLER
        listeners = PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        log.dirs = %3$s
        offsets.topic.replication.factor = 1
        """
            .formatted(port, controller, data));
  }
}
