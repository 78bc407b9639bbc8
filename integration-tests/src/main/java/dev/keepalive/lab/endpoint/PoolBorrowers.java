package dev.keepalive.lab.endpoint;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

/**
 * A pool of database connections, at HikariCP's and pgjdbc's defaults but for its size, and as many
 * borrowers. All of them borrow at the same time and ask the database one question: once to fill
 * the pool, then each time a line comes. Ends when its standard input does.
 *
 * <p>Arguments: JDBC URL, size of the pool. It prints, with tabs between the fields, {@code
 * answered BORROWER EPOCH-MILLIS WAITED-MILLIS PORT BACKEND} or {@code failed BORROWER EPOCH-MILLIS
 * WAITED-MILLIS MESSAGE}, and {@code round NUMBER} after all of them. The port is the
 * application's, the backend is PostgreSQL's process for that connection.
 */
public final class PoolBorrowers {
  private final HikariDataSource pool;
  private final int size;

  /** Nobody gives back before all have borrowed, so that every connection is used. */
  private final CyclicBarrier allHaveAnAnswer;

  private PoolBorrowers(HikariDataSource pool, int size) {
    this.pool = pool;
    this.size = size;
    this.allHaveAnAnswer = new CyclicBarrier(size);
  }

  public static void main(String[] args) throws Exception {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(args[0]);
    config.setMaximumPoolSize(Integer.parseInt(args[1]));
    PoolBorrowers borrowers =
        new PoolBorrowers(new HikariDataSource(config), config.getMaximumPoolSize());
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    int round = 0;
    do {
      borrowers.borrowAtOnce();
      System.out.println("round\t" + ++round);
    } while (commands.readLine() != null);
    System.exit(0);
  }

  private void borrowAtOnce() throws InterruptedException {
    Thread[] threads = new Thread[size];
    for (int i = 0; i < size; i++) {
      int borrower = i;
      threads[i] = new Thread(() -> borrow(borrower), "borrower-" + i);
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void borrow(int borrower) {
    long start = System.nanoTime();
    try (Connection connection = pool.getConnection()) {
      String answer = ask(connection);
      print("answered", borrower, start, answer);
      allHaveAnAnswer.await(1, TimeUnit.MINUTES);
    } catch (Exception e) {
      print("failed", borrower, start, e.getMessage());
      allHaveAnAnswer.reset();
    }
  }

  private static String ask(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT inet_client_port(), pg_backend_pid()")) {
      row.next();
      return row.getInt(1) + "\t" + row.getInt(2);
    }
  }

  private static void print(String event, int borrower, long start, String result) {
    long waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    System.out.println(
        event
            + "\t"
            + borrower
            + "\t"
            + System.currentTimeMillis()
            + "\t"
            + waited
            + "\t"
            + result);
  }
}
