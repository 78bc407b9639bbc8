package dev.keepalive.agent.log;

/**
 * What the agent logs to, in the manner of SLF4J: {@code {}} stands for an argument. SLF4J itself
 * and its simple logger were measured at a sixth of the agent's start, for what is here. Nothing
 * here throws because of an argument. Thread-safe if what extends it is.
 */
public abstract class Log {

  private static final String PLACE = "{}";

  /** From the most important to the least. */
  public enum Level {
    ERROR,
    WARN,
    INFO,
    DEBUG
  }

  /**
   * Logs a line.
   *
   * @param text with {@code {}} for each argument; where one more follows that is a throwable, its
   *     stack is logged as well
   */
  public final void error(String text, Object... arguments) {
    say(Level.ERROR, text, arguments);
  }

  /** As {@link #error}. */
  public final void warn(String text, Object... arguments) {
    say(Level.WARN, text, arguments);
  }

  /** As {@link #error}. */
  public final void info(String text, Object... arguments) {
    say(Level.INFO, text, arguments);
  }

  /** As {@link #error}. */
  public final void debug(String text, Object... arguments) {
    say(Level.DEBUG, text, arguments);
  }

  /** For who makes a long text. */
  public final boolean isDebugEnabled() {
    return shows(Level.DEBUG);
  }

  private void say(Level level, String text, Object[] arguments) {
    if (shows(level)) {
      Object last = arguments.length == 0 ? null : arguments[arguments.length - 1];
      boolean isExtra = last instanceof Throwable && places(text) < arguments.length;
      write(level, filled(text, arguments), isExtra ? (Throwable) last : null);
    }
  }

  /** Whether lines of this level are logged. */
  protected abstract boolean shows(Level level);

  /**
   * Logs a line.
   *
   * @param thrown or null
   */
  protected abstract void write(Level level, String line, Throwable thrown);

  private static int places(String text) {
    int count = 0;
    for (int at = text.indexOf(PLACE); at >= 0; at = text.indexOf(PLACE, at + PLACE.length())) {
      count++;
    }
    return count;
  }

  private static String filled(String text, Object[] arguments) {
    StringBuilder filled = new StringBuilder();
    int from = 0;
    for (Object argument : arguments) {
      int place = text.indexOf(PLACE, from);
      if (place < 0) {
        break;
      }
      filled.append(text, from, place).append(shown(argument));
      from = place + PLACE.length();
    }
    return filled.append(text, from, text.length()).toString();
  }

  /** An argument of the application's may have a {@code toString} that fails. */
  private static String shown(Object argument) {
    try {
      return String.valueOf(argument);
    } catch (RuntimeException e) {
      return argument.getClass().getName() + " (not shown: " + e.getClass().getName() + ')';
    }
  }
}
