package dev.keepalive.lab;

import dev.keepalive.it.harness.Artifacts;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.Statement;

/**
 * A program that runs a PostgreSQL server on all addresses of the host that it is started on, and
 * lets everybody in. It prints {@code listening PORT} and ends when its standard input does.
 *
 * <p>Argument: the folder for its data, which must not exist.
 */
public final class DatabaseServer {
  private DatabaseServer() {}

  public static void main(String[] args) throws Exception {
    Path data = Path.of(args[0]);
    try (EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(Artifacts.TARGET.resolve("postgres").toFile())
            .setDataDirectory(data)
            .setServerConfig("listen_addresses", "*")
            .start()) {
      letEverybodyIn(server, data);
      System.out.println("listening\t" + server.getPort());
      while (System.in.read() >= 0) {
        // until its end
      }
    }
  }

  /** By default only the host itself is. */
  private static void letEverybodyIn(EmbeddedPostgres server, Path data) throws Exception {
    Files.writeString(
        data.resolve("pg_hba.conf"), "host all all 0.0.0.0/0 trust\n", StandardOpenOption.APPEND);
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_reload_conf()");
    }
  }
}
