package dev.keepalive.agent.config.source;

import dev.keepalive.agent.config.problem.Entry;
import dev.keepalive.agent.config.problem.Problem;
import dev.keepalive.agent.config.problem.Problems;
import dev.keepalive.agent.config.problem.Source;
import dev.keepalive.agent.config.problem.Suggestion;
import dev.keepalive.agent.config.setting.Key;
import dev.keepalive.agent.config.setting.Layer;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the variables {@code KEEPALIVE_*}. Other software has such variables too: one that isn't
 * near a key of ours is only a warning.
 */
final class Variables {
  private static final String PREFIX = "KEEPALIVE_";
  private static final Source SOURCE = Source.named("environment variable");

  private Variables() {}

  static Layer read(Map<String, String> environment, Problems problems) {
    Layer layer = new Layer();
    for (Map.Entry<String, String> variable : new TreeMap<String, String>(environment).entrySet()) {
      String name = variable.getKey();
      if (name.startsWith(PREFIX)) {
        String value = variable.getValue();
        read(new Entry(SOURCE, name, value, Source.WHOLE, Source.WHOLE), layer, problems);
      }
    }
    return layer;
  }

  private static void read(Entry entry, Layer layer, Problems problems) {
    String written = entry.name().substring(PREFIX.length());
    String name = written.toLowerCase(Locale.ROOT).replace('_', '-');
    Key key = Key.of(name);
    if (key != null) {
      layer.read(key, entry, problems);
      return;
    }
    String shown = Problem.shown(entry.name());
    String slip = Suggestion.slip(name, Key.names());
    if (slip == null) {
      problems.warning(entry.nameProblem(shown + " is no setting and is ignored"));
    } else {
      String meant = PREFIX + slip.toUpperCase(Locale.ROOT).replace('-', '_');
      problems.error(entry.nameProblem("unknown " + shown + Suggestion.didYouMean(meant)));
    }
  }
}
