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
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads the settings that are found by their name: the system properties {@code keepalive.*} and
 * the variables {@code KEEPALIVE_*}. Other software has such names too: one that isn't a slip of
 * the finger away from a key is only a warning. An empty value, as <code>${X:-}</code> gives in a
 * compose file, is no value: the setting is unset.
 */
final class NamedSettings {
  private static final String PROPERTY = "keepalive.";
  private static final String VARIABLE = "KEEPALIVE_";

  private final Layer layer = new Layer();
  private final Problems problems;

  private NamedSettings(Problems problems) {
    this.problems = problems;
  }

  /** What the system properties say, in the order of their names. */
  static Layer properties(Properties properties, Problems problems) {
    NamedSettings settings = new NamedSettings(problems);
    Source source = Source.named("system property");
    for (String name : new TreeSet<String>(properties.stringPropertyNames())) {
      String value = properties.getProperty(name, "");
      if (name.startsWith(PROPERTY) && !value.trim().isEmpty()) {
        settings.takeProperty(entry(source, name, value));
      }
    }
    return settings.layer;
  }

  /** What the variables say, in the order of their names. */
  static Layer variables(Map<String, String> environment, Problems problems) {
    NamedSettings settings = new NamedSettings(problems);
    Source source = Source.named("environment variable");
    for (Map.Entry<String, String> variable : new TreeMap<String, String>(environment).entrySet()) {
      String name = variable.getKey();
      if (name.startsWith(VARIABLE) && !variable.getValue().trim().isEmpty()) {
        settings.takeVariable(entry(source, name, variable.getValue()));
      }
    }
    return settings.layer;
  }

  private static Entry entry(Source source, String name, String value) {
    return new Entry(source, name, value, Source.WHOLE, Source.WHOLE);
  }

  private void takeProperty(Entry entry) {
    String name = entry.name().substring(PROPERTY.length());
    boolean ours = Key.of(name) != null || name.startsWith(Layer.RULE_PREFIX);
    if (ours || Suggestion.slip(name, Key.names()) != null) {
      layer.take(PROPERTY, entry, problems);
    } else {
      ignore(entry);
    }
  }

  private void takeVariable(Entry entry) {
    String written = entry.name().substring(VARIABLE.length());
    String name = written.toLowerCase(Locale.ROOT).replace('_', '-');
    String slip = Suggestion.slip(name, Key.names());
    if (Key.of(name) != null) {
      layer.read(Key.of(name), entry, problems);
    } else if (slip == null) {
      ignore(entry);
    } else {
      String meant = VARIABLE + slip.toUpperCase(Locale.ROOT).replace('-', '_');
      problems.error(
          entry.nameProblem(
              "unknown " + Problem.shown(entry.name()) + Suggestion.didYouMean(meant)));
    }
  }

  private void ignore(Entry entry) {
    problems.warning(
        entry.nameProblem(Problem.shown(entry.name()) + " is no setting and is ignored"));
  }
}
