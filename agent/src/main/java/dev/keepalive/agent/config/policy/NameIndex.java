package dev.keepalive.agent.config.policy;

import dev.keepalive.agent.config.match.MatchTerm;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * From a host name to the rows whose patterns could match it: those that have a text which stands
 * in the name, too. Of the texts between its wildcards a pattern is filed under the one that fewest
 * others have. Immutable.
 *
 * <p>All texts are looked for at once, in one pass over the name: Aho and Corasick, <i>Efficient
 * String Matching</i>, CACM 18(6), 1975. Trying a thousand patterns one by one takes up to ten
 * times as long as a connection's choice may.
 *
 * <p>A state is how much of which text the letters read so far end with, the longest such. States
 * are numbered, shorter ones first; 18 bytes each.
 */
final class NameIndex {
  /** Nothing read that a text begins with; also: no state. */
  static final int NONE = 0;

  private char[] letters = new char[64];

  /** The state with one letter more, letters ascending; those of the next state end them. */
  private int[] firstLonger = new int[64];

  /** The state with as many of the last letters as there is one for, but not all. */
  private int[] shorter = new int[64];

  /** The state, or the longest of its shorter ones, that is a whole text. */
  private int[] whole = new int[64];

  /** Of whole texts the rows, ascending; else null. */
  private int[][] rows = new int[64][];

  private int size;

  /**
   * @param terms a row each
   */
  NameIndex(List<MatchTerm> terms) {
    build(filed(terms));
    letters = Arrays.copyOf(letters, size);
    firstLonger = Arrays.copyOf(firstLonger, size + 1);
    firstLonger[size] = size;
    shorter = Arrays.copyOf(shorter, size);
    whole = Arrays.copyOf(whole, size);
    rows = Arrays.copyOf(rows, size);
  }

  /** The rows by the text under which they are filed. */
  private static SortedMap<String, IntList> filed(List<MatchTerm> terms) {
    Map<String, Integer> counts = new HashMap<String, Integer>();
    for (MatchTerm term : terms) {
      if (term.names != null) {
        for (String text : term.names.texts()) {
          Integer count = counts.get(text);
          counts.put(text, count == null ? 1 : count + 1);
        }
      }
    }
    SortedMap<String, IntList> filed = new TreeMap<String, IntList>();
    for (int row = 0; row < terms.size(); row++) {
      if (terms.get(row).names != null) {
        String text = rarest(terms.get(row).names.texts(), counts);
        if (!filed.containsKey(text)) {
          filed.put(text, new IntList());
        }
        filed.get(text).add(row);
      }
    }
    return filed;
  }

  /** Of texts that are as rare, the longest. */
  private static String rarest(List<String> texts, Map<String, Integer> counts) {
    String best = texts.get(0);
    for (String text : texts) {
      int fewer = counts.get(best) - counts.get(text);
      if (fewer > 0 || (fewer == 0 && text.length() > best.length())) {
        best = text;
      }
    }
    return best;
  }

  /** Each state is a range of the sorted texts, which are alike as far as they are read. */
  private void build(SortedMap<String, IntList> filed) {
    String[] texts = filed.keySet().toArray(new String[0]);
    IntList from = new IntList();
    IntList to = new IntList();
    IntList read = new IntList();
    from.add(0);
    to.add(texts.length);
    read.add(0);
    grow();
    for (int state = 0; state < size; state++) {
      firstLonger[state] = size;
      int i = from.get(state);
      int length = read.get(state);
      if (i < to.get(state) && texts[i].length() == length) {
        rows[state] = filed.get(texts[i++]).toArray();
        whole[state] = state;
      } else {
        whole[state] = whole[shorter[state]];
      }
      while (i < to.get(state)) {
        char letter = texts[i].charAt(length);
        from.add(i);
        while (i < to.get(state) && texts[i].charAt(length) == letter) {
          i++;
        }
        to.add(i);
        read.add(length + 1);
        letters[size] = letter;
        shorter[size] = state == 0 ? NONE : next(shorter[state], letter);
        grow();
      }
    }
  }

  private void grow() {
    size++;
    if (size == letters.length) {
      letters = Arrays.copyOf(letters, 2 * size);
      firstLonger = Arrays.copyOf(firstLonger, 2 * size);
      shorter = Arrays.copyOf(shorter, 2 * size);
      whole = Arrays.copyOf(whole, 2 * size);
      rows = Arrays.copyOf(rows, 2 * size);
    }
  }

  /** The state after one more letter of the name. */
  int next(int state, char letter) {
    for (int from = state; ; from = shorter[from]) {
      int longer = Arrays.binarySearch(letters, firstLonger[from], firstLonger[from + 1], letter);
      if (longer >= 0) {
        return longer;
      }
      if (from == NONE) {
        return NONE;
      }
    }
  }

  /** The longest whole text that was read just now, or {@link #NONE}. */
  int longest(int state) {
    return whole[state];
  }

  /** The next longest whole text that was read just now, or {@link #NONE}. */
  int nextLongest(int text) {
    return whole[shorter[text]];
  }

  /** The rows filed under this whole text, ascending. */
  int[] rows(int text) {
    return rows[text];
  }
}
