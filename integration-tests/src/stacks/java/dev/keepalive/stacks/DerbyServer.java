package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.ACCEPTS;
import static dev.keepalive.stacks.Stack.Side.CONNECTS;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.apache.derby.drda.NetworkServerControl;

/** The database server and its driver. */
@Stack(
    name = "Derby",
    libraries = {
      "org.apache.derby:derbynet:10.14.2.0",
      "org.apache.derby:derbyclient:10.14.2.0",
      "org.apache.derby:derby:10.14.2.0"
    },
    transport = "Socket",
    sides = {CONNECTS, ACCEPTS},
    options = "-Dderby.stream.error.file=/dev/null",
    everyBuild = true)
@Stack(
    name = "Derby",
    libraries = {
      "org.apache.derby:derbynet:10.16.1.1",
      "org.apache.derby:derbyclient:10.16.1.1",
      "org.apache.derby:derbytools:10.16.1.1"
    },
    transport = "Socket",
    sides = {CONNECTS, ACCEPTS},
    from = 17,
    options = "-Dderby.stream.error.file=/dev/null")
public final class DerbyServer {
  private static final int TRIES = 300;

  public static void main(String[] arguments) throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    NetworkServerControl server =
        new NetworkServerControl(InetAddress.getByName("127.0.0.1"), port);
    server.start(new PrintWriter(new StringWriter()));
    Hold.untilEnd(
        server, connect("jdbc:derby://127.0.0.1:" + port + "/memory:database;create=true"));
  }

  /** The server starts in a thread of its own and does not tell when it is there. */
  private static Connection connect(String url) throws Exception {
    for (int i = 1; ; i++) {
      try {
        return DriverManager.getConnection(url);
      } catch (SQLException e) {
        if (i == TRIES) {
          throw e;
        }
        Thread.sleep(50);
      }
    }
  }
}
