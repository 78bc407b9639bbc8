package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.ACCEPTS;
import static dev.keepalive.stacks.Stack.Side.CONNECTS;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.sql.DriverManager;
import org.hsqldb.server.Server;

/** The database server and its driver. */
@Stack(
    name = "HSQLDB",
    libraries = "org.hsqldb:hsqldb:jar:jdk8:2.7.4",
    transport = "Socket",
    sides = {CONNECTS, ACCEPTS},
    everyBuild = true)
@Stack(
    name = "HSQLDB",
    libraries = "org.hsqldb:hsqldb:2.7.4",
    transport = "Socket",
    sides = {CONNECTS, ACCEPTS},
    from = 11)
public final class HsqldbServer {
  public static void main(String[] arguments) throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Server server = new Server();
    server.setLogWriter(new PrintWriter(new StringWriter()));
    server.setAddress("127.0.0.1");
    server.setPort(port);
    server.setDatabaseName(0, "database");
    server.setDatabasePath(0, "mem:database");
    server.start();
    String url = "jdbc:hsqldb:hsql://127.0.0.1:" + port + "/database";
    Hold.untilEnd(server, DriverManager.getConnection(url, "SA", ""));
  }
}
