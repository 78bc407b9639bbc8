package dev.keepalive.agent.config.setting;

/**
 * The value of a setting that is a number, a time, or one of the words in their place. Immutable.
 */
public final class Quantity {
  /** As the kernel has it. */
  public static final Quantity KERNEL = new Quantity("kernel", 0);

  /** Not at all; as a time, 0. */
  public static final Quantity OFF = new Quantity("off", 0);

  /** Worked out from other settings, or from what the application does. */
  public static final Quantity AUTO = new Quantity("auto", 0);

  /** Worked out from what became of connections. */
  public static final Quantity LEARNED = new Quantity("learned", 0);

  private final String word;
  private final int number;

  private Quantity(String word, int number) {
    this.word = word;
    this.number = number;
  }

  /** A time. */
  public static Quantity ofMillis(int millis) {
    return new Quantity(null, millis);
  }

  /** A time. */
  public static Quantity ofSeconds(int seconds) {
    return ofMillis(seconds * 1000);
  }

  /** A number without a unit. */
  public static Quantity ofCount(int count) {
    return new Quantity(null, count);
  }

  /** The time in milliseconds. */
  public int millis() {
    return number;
  }

  /** The time in whole seconds. */
  public int seconds() {
    return number / 1000;
  }

  /** The number without a unit. */
  public int count() {
    return number;
  }

  /** The word that is written in its place, or null. */
  String word() {
    return word;
  }
}
