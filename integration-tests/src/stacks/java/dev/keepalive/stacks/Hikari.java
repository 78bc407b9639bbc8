package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.CONNECTS;

import com.zaxxer.hikari.HikariDataSource;

/** A full pool over pgjdbc. Argument: the JDBC URL. */
@Stack(
    name = "HikariCP over pgjdbc",
    libraries = {
      "com.zaxxer:HikariCP:4.0.3",
      "org.postgresql:postgresql:42.7.14",
      "org.slf4j:slf4j-nop:1.7.36"
    },
    transport = "Socket",
    sides = CONNECTS,
    arguments = "{postgres}",
    everyBuild = true)
@Stack(
    name = "HikariCP over pgjdbc",
    libraries = {
      "com.zaxxer:HikariCP:7.1.0",
      "org.postgresql:postgresql:42.7.14",
      "org.slf4j:slf4j-nop:2.0.20"
    },
    transport = "Socket",
    sides = CONNECTS,
    from = 11,
    arguments = "{postgres}")
public final class Hikari {
  public static void main(String[] arguments) throws Exception {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(arguments[0]);
    pool.getConnection();
    while (pool.getHikariPoolMXBean().getTotalConnections() < pool.getMaximumPoolSize()) {
      Thread.sleep(10);
    }
    Hold.untilEnd(pool);
  }
}
