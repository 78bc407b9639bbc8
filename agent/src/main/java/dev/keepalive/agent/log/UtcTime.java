package dev.keepalive.agent.log;

/**
 * A time as in {@code 2026-11-22T01:07:14.635Z}. By hand: {@code SimpleDateFormat} would settle the
 * default time zone before {@code main}, and an application that sets {@code user.timezone} there
 * would come too late; {@code java.time} is two dozen classes for the one line of a quiet start.
 */
final class UtcTime {

  private static final long DAY = 24L * 60 * 60 * 1000;

  private UtcTime() {}

  /** ISO 8601 with milliseconds, in UTC. */
  static String of(long epochMillis) {
    int inDay = (int) Math.floorMod(epochMillis, DAY);
    StringBuilder text = new StringBuilder(24);
    date(text, Math.floorDiv(epochMillis, DAY));
    append(text, inDay / 3_600_000, 2, ':');
    append(text, inDay / 60_000 % 60, 2, ':');
    append(text, inDay / 1000 % 60, 2, '.');
    append(text, inDay % 1000, 3, 'Z');
    return text.toString();
  }

  /**
   * The Gregorian date of a day since 1970, counted in eras of 400 years that begin on the 1st of
   * March: then the leap day is the last of its year (Hinnant, "chrono-Compatible Low-Level Date
   * Algorithms").
   */
  private static void date(StringBuilder text, long epochDay) {
    long day = epochDay + 719_468; // since 0000-03-01
    long era = Math.floorDiv(day, 146_097);
    int ofEra = (int) Math.floorMod(day, 146_097);
    int year = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365;
    int ofYear = ofEra - (365 * year + year / 4 - year / 100);
    int fromMarch = (5 * ofYear + 2) / 153;
    int month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
    append(text, (int) (year + era * 400) + (month <= 2 ? 1 : 0), 4, '-');
    append(text, month, 2, '-');
    append(text, ofYear - (153 * fromMarch + 2) / 5 + 1, 2, 'T');
  }

  private static void append(StringBuilder text, int number, int digits, char end) {
    String shown = Integer.toString(number);
    for (int i = shown.length(); i < digits; i++) {
      text.append('0');
    }
    text.append(shown).append(end);
  }
}
