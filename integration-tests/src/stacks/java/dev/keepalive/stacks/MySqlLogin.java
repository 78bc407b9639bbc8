package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.CONNECTS;

import java.sql.DriverManager;

/** MySQL drivers that were greeted and wait for the answer to their login. Argument: the scheme. */
@Stack(
    name = "MySQL Connector/J",
    libraries = "com.mysql:mysql-connector-j:26.10.0",
    transport = "Socket",
    sides = CONNECTS,
    arguments = "jdbc:mysql",
    everyBuild = true)
@Stack(
    name = "MariaDB Connector/J",
    libraries = "org.mariadb.jdbc:mariadb-java-client:3.5.11",
    transport = "Socket",
    sides = CONNECTS,
    arguments = "jdbc:mariadb",
    everyBuild = true)
public final class MySqlLogin {
  /** Protocol 10: version, connection, challenge, capabilities, character set, plugin. */
  private static final String GREETING =
      "\n8.0.36\0"
          + "\1\0\0\0"
          + "challeng\0"
          + "\u0009\u00a2"
          + "\u002d"
          + "\2\0"
          + "\u0008\0"
          + "\u0015"
          + "\0\0\0\0\0\0\0\0\0\0"
          + "ofthetwelve!\0"
          + "mysql_native_password\0";

  public static void main(String[] arguments) throws Exception {
    SilentServer server = new SilentServer();
    String url = arguments[0] + "://127.0.0.1:" + server.port() + "/database";
    String packet = (char) GREETING.length() + "\0\0\0" + GREETING;
    Hold.untilEnd(
        server.awaitWord(packet, () -> DriverManager.getConnection(url, "user", "secret")));
  }
}
