package dev.keepalive.agent.cli.print;

import dev.keepalive.agent.rescue.Connection;
import java.util.Comparator;

/** The unprotected first, then those that are of unknown state, then the longest idle. */
public final class Danger implements Comparator<Connection> {
  public static final Danger FIRST = new Danger();

  private Danger() {}

  @Override
  public int compare(Connection one, Connection other) {
    int byProtection = Integer.compare(rank(one), rank(other));
    return byProtection != 0 ? byProtection : Double.compare(idle(other), idle(one));
  }

  private static int rank(Connection connection) {
    Boolean on = connection.keepalive();
    return on == null ? 1 : on ? 2 : 0;
  }

  private static double idle(Connection connection) {
    return connection.idleSeconds() == null ? 0 : connection.idleSeconds();
  }
}
