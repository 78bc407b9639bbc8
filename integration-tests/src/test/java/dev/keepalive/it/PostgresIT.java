package dev.keepalive.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.Artifacts;
import dev.keepalive.it.harness.EachJdk;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Keepalive;
import dev.keepalive.it.harness.Kernel;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Postgres;
import dev.keepalive.it.harness.Program;
import dev.keepalive.it.harness.TcpSocket;
import java.nio.file.Path;
import java.util.List;

/** HikariCP and pgjdbc at their defaults, against a real PostgreSQL. */
class PostgresIT {

  /** HikariCP's default {@code maximumPoolSize}. */
  private static final int POOL = 10;

  @EachJdk
  void pgjdbc_keeps_the_keepalive_that_it_switches_off(Jdk jdk) {
    assertPoolShows(Keepalive.DEFAULT, Launch.of(jdk).agent(), jdk);
  }

  @EachJdk
  void a_pool_gets_the_user_timeout_too(Jdk jdk) {
    assertPoolShows(
        Keepalive.on(40, 10, 3).withUserTimeout(65_000),
        Launch.of(jdk).agent("idle=40,count=3,user-timeout=65s"),
        jdk);
  }

  @EachJdk
  void pgjdbc_is_without_keepalive_without_the_agent(Jdk jdk) {
    assertPoolShows(Keepalive.OFF, Launch.of(jdk), jdk);
  }

  @EachJdk
  void pgjdbc_switches_keepalive_off_where_the_application_is_respected(Jdk jdk) {
    assertPoolShows(Keepalive.OFF, Launch.of(jdk).agent("app-settings=respect"), jdk);
  }

  private static void assertPoolShows(Keepalive expected, Launch launch, Jdk jdk) {
    launch.main(classPath(jdk), "dev.keepalive.subject.Pool", Postgres.url());
    try (Program program = launch.start()) {
      program.await("done");
      List<TcpSocket> pool =
          Kernel.connections(program.pid()).stream()
              .filter(socket -> socket.remote().getPort() == Postgres.port())
              .toList();
      assertThat(pool)
          .as("%s", program)
          .hasSize(POOL)
          .allMatch(socket -> socket.keepalive().matches(expected));
      assertThat(program.ask("again", "notified again"))
          .startsWith("notified again: 1 it works 18");
      assertThat(program.end()).isZero();
    }
  }

  private static List<Path> classPath(Jdk jdk) {
    return List.of(
        Artifacts.SUBJECTS,
        Artifacts.library("pgjdbc.jar"),
        Artifacts.library(jdk.feature() < 11 ? "hikari-java8.jar" : "hikari.jar"),
        Artifacts.library("other-slf4j-api.jar"));
  }
}
