package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.CONNECTS;

import java.sql.DriverManager;

/** A connection at the driver's defaults. Argument: the JDBC URL. */
@Stack(
    name = "pgjdbc",
    libraries = "org.postgresql:postgresql:42.7.14",
    transport = "Socket",
    sides = CONNECTS,
    arguments = "{postgres}",
    everyBuild = true)
public final class PgJdbc {
  public static void main(String[] arguments) throws Exception {
    Hold.untilEnd(DriverManager.getConnection(arguments[0]));
  }
}
