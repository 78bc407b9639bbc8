package dev.keepalive.agent.config.source;

import dev.keepalive.agent.config.match.MatchParser;
import dev.keepalive.agent.config.match.MatchTerm;
import dev.keepalive.agent.config.policy.Rule;
import dev.keepalive.agent.config.problem.Entry;
import dev.keepalive.agent.config.problem.Problem;
import dev.keepalive.agent.config.problem.Problems;
import dev.keepalive.agent.config.problem.Suggestion;
import dev.keepalive.agent.config.resolution.Resolution;
import dev.keepalive.agent.config.setting.Key;
import dev.keepalive.agent.config.setting.Layer;
import dev.keepalive.agent.config.setting.Preset;
import dev.keepalive.agent.config.setting.Settings;
import java.util.Collections;
import java.util.List;

/** A rule while its file is read: {@code rule.NAME.match} and the settings it makes. */
final class RuleDraft {
  private static final String MATCH = "match";

  final String name;

  /** The first entry of the rule; the rule stands where this stands. */
  final Entry first;

  /** What the rule itself says. */
  final Layer layer = new Layer();

  /** The entry {@code rule.NAME.match}, or null. */
  Entry match;

  RuleDraft(String name, Entry first) {
    this.name = name;
    this.first = first;
  }

  /** Whether a rule can have this name. */
  static boolean isName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c >= 0x80 || (!Character.isLetterOrDigit(c) && c != '-' && c != '_' && c != '.')) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  /** Enters an entry whose name is {@code rule.NAME.} and this key. */
  void take(String keyName, Entry entry, Problems problems) {
    Key<?> key = Key.of(keyName);
    if (keyName.equals(MATCH)) {
      takeMatch(entry, problems);
    } else if (key == null) {
      problems.error(Layer.unknown(Layer.RULE_PREFIX + name + ".", entry, names()));
    } else if (!key.standsInRules()) {
      problems.error(
          entry.nameProblem(
              Problem.shown(entry.name())
                  + ": "
                  + key
                  + " is for the whole agent; allowed in a rule: "
                  + Suggestion.join(names())));
    } else {
      layer.read(key, entry, problems);
    }
  }

  private void takeMatch(Entry entry, Problems problems) {
    if (match == null) {
      match = entry;
    } else {
      problems.error(
          entry.nameProblem(
              Problem.shown(entry.name()) + " stands twice; first at " + match.place()));
    }
  }

  /**
   * The rule, or null after a report.
   *
   * @param others what all sources say in general, presets filled in
   * @param generalSettings what comes of that
   */
  Rule finish(Layer others, Settings generalSettings, Problems problems) {
    List<MatchTerm> terms = Collections.emptyList();
    if (match == null) {
      problems.error(
          first.nameProblem(
              "rule " + name + " has no match; it needs " + Layer.RULE_PREFIX + name + ".match"));
    } else {
      terms = MatchParser.parse(match, problems);
    }
    Layer own = Preset.fillIn(layer);
    Settings settings =
        Resolution.settings(own, others, generalSettings, " for rule " + name, problems);
    return match == null ? null : new Rule(name, match, terms, own, settings);
  }

  /** What can stand in a rule. */
  private static String[] names() {
    String[] keys = Key.namesInRules();
    String[] names = new String[keys.length + 1];
    names[0] = MATCH;
    System.arraycopy(keys, 0, names, 1, keys.length);
    return names;
  }
}
