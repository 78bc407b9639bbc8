package dev.keepalive.agent.config.setting;

import dev.keepalive.agent.config.address.Digits;
import dev.keepalive.agent.config.problem.Entry;
import dev.keepalive.agent.config.problem.Problems;
import dev.keepalive.agent.config.problem.Suggestion;
import java.util.List;

/** Reads the values of one kind. Immutable. */
abstract class ValueReader<T> {
  private final String[] words;

  /**
   * @param words that a value may be, for suggestions
   */
  private ValueReader(String... words) {
    this.words = words;
  }

  /** The value, or null after it has reported what is wrong with it; the entry is not empty. */
  abstract T read(Key<T> key, Entry entry, Problems problems);

  /** The index of the word that the value is, or -1. */
  final int indexOfWord(Entry entry) {
    for (int i = 0; i < words.length; i++) {
      if (words[i].equalsIgnoreCase(entry.value())) {
        return i;
      }
    }
    return -1;
  }

  /** Reports a value. Answers null. */
  final T refuse(Key<T> key, Entry entry, String what, Problems problems) {
    String meant = Suggestion.nearest(entry.value(), words);
    problems.error(
        entry.valueProblem(what + "; allowed: " + key.allowed() + Suggestion.didYouMean(meant)));
    return null;
  }

  /** Any text. */
  static final class Text extends ValueReader<String> {
    @Override
    String read(Key<String> key, Entry entry, Problems problems) {
      return entry.value();
    }
  }

  /** One of some words, each with its value. */
  static final class OneOf<T> extends ValueReader<T> {
    private final List<T> values;

    /**
     * @param words with blanks between them, in the order of the values
     */
    OneOf(String words, List<T> values) {
      super(words.split(" ", -1));
      this.values = values;
    }

    @Override
    T read(Key<T> key, Entry entry, Problems problems) {
      int word = indexOfWord(entry);
      return word < 0 ? refuse(key, entry, "is not known", problems) : values.get(word);
    }
  }

  /** A number or a time in a range, or one of some words. */
  static final class Numeric extends ValueReader<Quantity> {
    private static final int NO_UNIT = 0;

    private final int unitMillis;
    private final int least;
    private final int most;
    private final Quantity[] words;

    /**
     * @param unitMillis in which the range counts, or {@link #NO_UNIT}
     */
    private Numeric(int unitMillis, int least, int most, Quantity... words) {
      super(texts(words));
      this.unitMillis = unitMillis;
      this.least = least;
      this.most = most;
      this.words = words;
    }

    /** A number. */
    static Numeric count(int least, int most, Quantity... words) {
      return new Numeric(NO_UNIT, least, most, words);
    }

    /** A time in whole seconds. */
    static Numeric seconds(int least, int most, Quantity... words) {
      return new Numeric(1000, least, most, words);
    }

    /** A time to the millisecond. */
    static Numeric millis(int least, int most, Quantity... words) {
      return new Numeric(1, least, most, words);
    }

    private static String[] texts(Quantity[] words) {
      String[] texts = new String[words.length];
      for (int i = 0; i < words.length; i++) {
        texts[i] = words[i].word();
      }
      return texts;
    }

    @Override
    Quantity read(Key<Quantity> key, Entry entry, Problems problems) {
      int word = indexOfWord(entry);
      if (word >= 0) {
        return words[word];
      }
      String text = entry.value();
      boolean isTime = unitMillis != NO_UNIT;
      long number = isTime ? Durations.millis(text) : Digits.number(text);
      if (number < 0) {
        String what = isTime ? "is not a duration" : "is not a whole number";
        return refuse(key, entry, what, problems);
      }
      if (unitMillis > 1 && Durations.isInMillis(text)) {
        String what = "is in milliseconds, but this one has whole seconds";
        return refuse(key, entry, what, problems);
      }
      long inUnits = isTime ? number / unitMillis : number;
      if (inUnits < least || inUnits > most) {
        return refuse(key, entry, "is out of range", problems);
      }
      return isTime ? Quantity.ofMillis((int) number) : Quantity.ofCount((int) number);
    }
  }
}
