package dev.keepalive.agent.config;

import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads the sources that need no file, each into a layer. */
final class Sources {
  private static final String PROPERTY_PREFIX = "keepalive.";
  private static final String VARIABLE_PREFIX = "KEEPALIVE_";

  private Sources() {}

  /** {@code key=value,key=value}; blanks around keys and values don't count. */
  static Layer argument(String argument, Problems problems) {
    Layer layer = new Layer();
    if (argument == null || argument.trim().isEmpty()) {
      return layer;
    }
    Source source = Source.argument(argument);
    int from = 0;
    while (from <= argument.length()) {
      int comma = argument.indexOf(',', from);
      int to = comma < 0 ? argument.length() : comma;
      setting(source, argument, from, to, layer, problems);
      from = to + 1;
    }
    return layer;
  }

  private static void setting(
      Source source, String argument, int from, int to, Layer layer, Problems problems) {
    int start = from;
    while (start < to && argument.charAt(start) <= ' ') {
      start++;
    }
    String place = source.at(start) + ": ";
    String text = argument.substring(start, to).trim();
    int equals = argument.substring(start, to).indexOf('=');
    if (text.isEmpty()) {
      problems.error(
          new Problem(place + "nothing between two commas; allowed: key=value,key=value"));
    } else if (equals < 0) {
      problems.error(
          new Problem(place + Entry.shown(text) + " has no value; allowed: key=value,key=value"));
    } else if (equals == 0) {
      problems.error(
          new Problem(place + Entry.shown(text) + " has no key; allowed: key=value,key=value"));
    } else {
      String name = argument.substring(start, start + equals).trim();
      int valueAt = start + equals + 1;
      String value = argument.substring(valueAt, to);
      put("", new Entry(source, name, value, start, valueAt), layer, problems);
    }
  }

  /** The properties {@code keepalive.*}. */
  static Layer properties(Properties properties, Problems problems) {
    Layer layer = new Layer();
    Source source = Source.named("system property");
    for (String name : new TreeSet<String>(properties.stringPropertyNames())) {
      if (name.startsWith(PROPERTY_PREFIX)) {
        String value = properties.getProperty(name, "");
        Entry entry = new Entry(source, name, value, Source.WHOLE, Source.WHOLE);
        put(PROPERTY_PREFIX, entry, layer, problems);
      }
    }
    return layer;
  }

  /** Enters a setting whose name follows the prefix, or reports that there is none of that name. */
  static void put(String prefix, Entry entry, Layer layer, Problems problems) {
    String name = entry.name().substring(prefix.length());
    Key key = Key.of(name);
    if (key == null) {
      problems.error(unknown(prefix, name, entry));
    } else {
      layer.put(key, entry, problems);
    }
  }

  private static Problem unknown(String prefix, String name, Entry entry) {
    String nearest = Suggestion.nearest(name, Key.names());
    return entry.nameProblem(
        "unknown key "
            + Entry.shown(entry.name())
            + (nearest == null
                ? "; known keys: " + join(Key.names())
                : Suggestion.didYouMean(prefix + nearest)));
  }

  private static String join(String[] names) {
    StringBuilder joined = new StringBuilder();
    for (String name : names) {
      joined.append(joined.length() == 0 ? "" : ", ").append(name);
    }
    return joined.toString();
  }

  /**
   * The variables {@code KEEPALIVE_*}. Other software has such variables too: one that isn't near a
   * key of ours is only a warning.
   */
  static Layer variables(Map<String, String> environment, Problems problems) {
    Layer layer = new Layer();
    Source source = Source.named("environment variable");
    for (Map.Entry<String, String> variable : new TreeMap<String, String>(environment).entrySet()) {
      String name = variable.getKey();
      if (!name.startsWith(VARIABLE_PREFIX)) {
        continue;
      }
      Entry entry = new Entry(source, name, variable.getValue(), Source.WHOLE, Source.WHOLE);
      String keyName =
          name.substring(VARIABLE_PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-');
      Key key = Key.of(keyName);
      if (key != null) {
        layer.put(key, entry, problems);
        continue;
      }
      String slip = Suggestion.slip(keyName, Key.names());
      if (slip == null) {
        problems.warning(entry.nameProblem(Entry.shown(name) + " is no setting and is ignored"));
      } else {
        String meant = VARIABLE_PREFIX + slip.replace('-', '_').toUpperCase(Locale.ROOT);
        problems.error(
            entry.nameProblem("unknown " + Entry.shown(name) + Suggestion.didYouMean(meant)));
      }
    }
    return layer;
  }
}
