package dev.keepalive.subject;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * A program with a pool of database connections, all at HikariCP's and pgjdbc's defaults.
 *
 * <p>Argument: the JDBC URL. Uses two connections, waits until the pool is full, prints {@code
 * done}, uses the pool again when a line comes and ends when its standard input does.
 */
public final class Pool {
  private static final int NOTIFICATION_TIMEOUT_MILLIS = 10_000;

  private Pool() {}

  public static void main(String[] arguments) throws Exception {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(arguments[0]);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      System.out.println("notified: " + listenAndNotify(pool));
      while (pool.getHikariPoolMXBean().getTotalConnections() < pool.getMaximumPoolSize()) {
        Thread.sleep(10);
      }
      System.out.println("done");
      if (Console.awaitLine() != null) {
        System.out.println("notified again: " + listenAndNotify(pool));
        Console.awaitEnd();
      }
    }
  }

  private static String listenAndNotify(HikariDataSource pool) throws SQLException {
    try (Connection listener = pool.getConnection();
        Connection sender = pool.getConnection()) {
      execute(listener, "LISTEN news");
      execute(sender, "NOTIFY news, 'it works'");
      PGNotification[] news =
          listener.unwrap(PGConnection.class).getNotifications(NOTIFICATION_TIMEOUT_MILLIS);
      execute(listener, "UNLISTEN news");
      return news.length + " " + news[0].getParameter() + " " + version(sender);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW server_version_num")) {
      row.next();
      return row.getInt(1);
    }
  }
}
