package dev.keepalive.it.harness;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A PostgreSQL server on loopback, started when a test first asks for it and stopped with the
 * tests.
 *
 * <p>PostgreSQL refuses to run as root; the library then starts it in a user namespace of its own,
 * unshare(1), where it is nobody.
 */
public final class Postgres {

  private static final EmbeddedPostgres SERVER = start();

  private Postgres() {}

  /** The JDBC URL, without any parameter beyond the user. */
  public static String url() {
    return SERVER.getJdbcUrl("postgres", "postgres");
  }

  /** The port that it listens on. */
  public static int port() {
    return SERVER.getPort();
  }

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.builder()
          .setOverrideWorkingDirectory(Artifacts.TARGET.resolve("postgres").toFile())
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
