package dev.keepalive.agent.config;

import java.util.EnumMap;
import java.util.Map;

/** What one source says: for each key the entry and its value, or nothing. */
final class Layer {
  private final Map<Key, Entry> entries = new EnumMap<Key, Entry>(Key.class);
  private final Map<Key, Object> values = new EnumMap<Key, Object>(Key.class);

  /** Takes an entry in; one that stands twice, or has a broken value, is reported. */
  void put(Key key, Entry entry, Problems problems) {
    Entry first = entries.get(key);
    if (first != null) {
      problems.error(
          entry.nameProblem(
              Entry.shown(entry.name()) + " stands twice; first at " + first.place()));
      return;
    }
    entries.put(key, entry);
    values.put(key, Value.read(key, entry, problems));
  }

  /** The entry of this key, or null. */
  Entry entry(Key key) {
    return entries.get(key);
  }

  /** The value of this key as {@link Value} describes it, or null. */
  Object value(Key key) {
    return values.get(key);
  }

  /** What this layer says, and where it says nothing, what the lower one does. */
  Layer over(Layer lower) {
    Layer both = new Layer();
    both.entries.putAll(lower.entries);
    both.values.putAll(lower.values);
    both.entries.putAll(entries);
    both.values.putAll(values);
    return both;
  }
}
