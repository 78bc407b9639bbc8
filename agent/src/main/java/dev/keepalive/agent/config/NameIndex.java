package dev.keepalive.agent.config;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * From a host name to the rows whose patterns could match it: those that have a text which stands
 * in the name, too. Of the texts between its wildcards a pattern is filed under the one that fewest
 * others have. Immutable once built.
 *
 * <p>All texts are looked for at once, in one pass over the name: Aho and Corasick, <i>Efficient
 * String Matching</i>, CACM 18(6), 1975. Trying a thousand patterns one by one takes ten times as
 * long as a connection's choice may.
 */
final class NameIndex {

  /** A text that files begin with: what was read of the name ends with it, and with no longer. */
  static final class Node {
    private char[] letters = {};
    private Node[] longer = {};
    private Node shorter;
    private Node filed;
    private int[] rows = Rows.NONE;

    /** The rows filed under this text, ascending. */
    int[] rows() {
      return rows;
    }

    /** The longest text with files that was read just now; null if there is none. */
    Node longestFiled() {
      return filed;
    }

    /** The next longest text with files that was read just now; null if there is none. */
    Node nextFiled() {
      return shorter == null ? null : shorter.filed;
    }

    /** After one more letter of the name. */
    Node read(char letter) {
      Node node = this;
      while (true) {
        int i = Arrays.binarySearch(node.letters, letter);
        if (i >= 0) {
          return node.longer[i];
        }
        if (node.shorter == null) {
          return node;
        }
        node = node.shorter;
      }
    }

    private Node grow(char letter) {
      int i = Arrays.binarySearch(letters, letter);
      if (i >= 0) {
        return longer[i];
      }
      int at = -1 - i;
      int size = letters.length;
      letters = Arrays.copyOf(letters, size + 1);
      longer = Arrays.copyOf(longer, size + 1);
      System.arraycopy(letters, at, letters, at + 1, size - at);
      System.arraycopy(longer, at, longer, at + 1, size - at);
      letters[at] = letter;
      longer[at] = new Node();
      return longer[at];
    }

    private void file(int row) {
      rows = Arrays.copyOf(rows, rows.length + 1);
      rows[rows.length - 1] = row;
    }
  }

  private final Node nothingRead = new Node();

  /**
   * @param terms a row each
   */
  NameIndex(List<Term> terms) {
    Map<String, Integer> counts = new HashMap<String, Integer>();
    for (Term term : terms) {
      if (term.names != null) {
        for (String text : term.names.texts()) {
          Integer count = counts.get(text);
          counts.put(text, count == null ? 1 : count + 1);
        }
      }
    }
    for (int row = 0; row < terms.size(); row++) {
      if (terms.get(row).names != null) {
        file(rarest(terms.get(row).names.texts(), counts), row);
      }
    }
    link();
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

  private void file(String text, int row) {
    Node node = nothingRead;
    for (int i = 0; i < text.length(); i++) {
      node = node.grow(text.charAt(i));
    }
    node.file(row);
  }

  /** Shorter texts first: what a longer one is linked to must have its own link. */
  private void link() {
    Deque<Node> nodes = new ArrayDeque<Node>();
    nodes.add(nothingRead);
    while (!nodes.isEmpty()) {
      Node node = nodes.remove();
      node.filed = node.rows.length > 0 ? node : node.nextFiled();
      for (int i = 0; i < node.letters.length; i++) {
        node.longer[i].shorter =
            node.shorter == null ? nothingRead : node.shorter.read(node.letters[i]);
        nodes.add(node.longer[i]);
      }
    }
  }

  /** Before the first letter of a name, which is {@link Glob#START}. */
  Node start() {
    return nothingRead;
  }
}
