package dev.keepalive.agent.isolation;

/**
 * What {@code java.util.logging.Logger} is to the agent's own copy of JNA: nothing. JNA starts
 * java.util.logging in a static initialiser, and JBoss refuses to start when that happens before
 * its own LogManager is in place. What JNA would log comes to us as exceptions anyway.
 */
public final class QuietLogger {

  private static final QuietLogger ONLY = new QuietLogger();

  private QuietLogger() {}

  public static QuietLogger getLogger(String name) {
    return ONLY;
  }

  public boolean isLoggable(Level level) {
    return false;
  }

  public void log(Level level, String message) {}

  public void log(Level level, String message, Object parameter) {}

  public void log(Level level, String message, Object[] parameters) {}

  public void log(Level level, String message, Throwable thrown) {}

  /** The levels that JNA uses. */
  public static final class Level {
    public static final Level FINE = new Level();
    public static final Level INFO = new Level();
    public static final Level WARNING = new Level();
    public static final Level SEVERE = new Level();

    private Level() {}
  }
}
