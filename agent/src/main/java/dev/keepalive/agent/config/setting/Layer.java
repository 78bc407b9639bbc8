package dev.keepalive.agent.config.setting;

import dev.keepalive.agent.config.problem.Entry;
import dev.keepalive.agent.config.problem.Problem;
import dev.keepalive.agent.config.problem.Problems;
import dev.keepalive.agent.config.problem.Suggestion;
import java.util.HashMap;
import java.util.Map;

/** What one source says: for each key the entry and its value, or nothing. */
public final class Layer {
  /** What the names of a rule's settings begin with: {@code rule.NAME.KEY}. */
  public static final String RULE_PREFIX = "rule.";

  // no EnumMap: its reflection starts the method handle machinery, before the application's main
  private final Map<Key<?>, Entry> entries = new HashMap<Key<?>, Entry>();
  private final Map<Key<?>, Object> values = new HashMap<Key<?>, Object>();

  /** The entry of this key, or null. */
  public Entry entry(Key<?> key) {
    return entries.get(key);
  }

  /** The value of this key, or null if there is none or a broken one. */
  @SuppressWarnings("unchecked") // set lets in nothing else
  public <T> T get(Key<T> key) {
    return (T) values.get(key);
  }

  /** The value of this key, or another if there is none or a broken one. */
  public <T> T get(Key<T> key, T otherwise) {
    T value = get(key);
    return value == null ? otherwise : value;
  }

  /** What this layer says, and where it says nothing, what the lower one does. */
  public Layer over(Layer lower) {
    Layer both = new Layer();
    both.entries.putAll(lower.entries);
    both.values.putAll(lower.values);
    both.entries.putAll(entries);
    both.values.putAll(values);
    return both;
  }

  /** The same without this key. */
  public Layer without(Key<?> key) {
    Layer rest = over(new Layer());
    rest.entries.remove(key);
    rest.values.remove(key);
    return rest;
  }

  /** Enters a value that an entry of another key, such as a preset, stands for. */
  public <T> void set(Key<T> key, Entry entry, T value) {
    entries.put(key, entry);
    values.put(key, value);
  }

  /** Enters a setting; one that stands twice, or has a broken value, is reported. */
  public <T> void read(Key<T> key, Entry entry, Problems problems) {
    Entry first = entries.get(key);
    if (first != null) {
      problems.error(
          entry.nameProblem(
              Problem.shown(entry.name()) + " stands twice; first at " + first.place()));
      return;
    }
    set(key, entry, key.read(entry, problems));
  }

  /** Enters a setting whose key follows the prefix, or reports that there is no such key. */
  public void take(String prefix, Entry entry, Problems problems) {
    String name = entry.name().substring(prefix.length());
    Key<?> key = Key.of(name);
    if (key != null) {
      read(key, entry, problems);
    } else if (name.startsWith(RULE_PREFIX)) {
      problems.error(
          entry.nameProblem(
              Problem.shown(entry.name())
                  + ": rules can stand only in the file that config names"));
    } else {
      problems.error(unknown(prefix, entry, Key.names()));
    }
  }

  /** That no key is of this name, with the nearest that is one. */
  public static Problem unknown(String prefix, Entry entry, String[] known) {
    String nearest = Suggestion.nearest(entry.name().substring(prefix.length()), known);
    return entry.nameProblem(
        "unknown key "
            + Problem.shown(entry.name())
            + (nearest == null
                ? "; known keys: " + Suggestion.join(known)
                : Suggestion.didYouMean(prefix + nearest)));
  }
}
