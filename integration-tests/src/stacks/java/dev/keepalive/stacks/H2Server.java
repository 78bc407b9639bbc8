package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.ACCEPTS;
import static dev.keepalive.stacks.Stack.Side.CONNECTS;

import java.sql.DriverManager;
import org.h2.tools.Server;

/** The database server and its driver. */
@Stack(
    name = "H2",
    libraries = "com.h2database:h2:2.2.224",
    transport = "Socket",
    sides = {CONNECTS, ACCEPTS},
    from = 11)
@Stack(
    name = "H2",
    libraries = "com.h2database:h2:1.4.200",
    transport = "Socket",
    sides = {CONNECTS, ACCEPTS},
    everyBuild = true)
@Stack(
    name = "H2",
    libraries = "com.h2database:h2:2.5.252",
    transport = "Socket",
    sides = {CONNECTS, ACCEPTS},
    from = 11)
public final class H2Server {
  public static void main(String[] arguments) throws Exception {
    Server server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
    String url = "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/mem:database";
    Hold.untilEnd(server, DriverManager.getConnection(url));
  }
}
