package dev.keepalive.agent.config.source;

import dev.keepalive.agent.config.problem.Entry;
import dev.keepalive.agent.config.problem.Problem;
import dev.keepalive.agent.config.problem.Problems;
import dev.keepalive.agent.config.problem.Source;
import dev.keepalive.agent.config.setting.Key;
import dev.keepalive.agent.config.setting.Layer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a configuration file says: general settings, and rules in the order of their first lines.
 */
final class FileSettings {
  final Layer general = new Layer();
  final Map<String, RuleDraft> rules = new LinkedHashMap<String, RuleDraft>();
  private final Problems problems;

  private FileSettings(Problems problems) {
    this.problems = problems;
  }

  /**
   * Reads the bytes of a file, none if there is no file; what is broken is reported and left out.
   */
  static FileSettings parse(String path, byte[] bytes, Problems problems) {
    FileSettings settings = new FileSettings(problems);
    String text = bytes.length == 0 ? null : ConfigFile.decode(path, bytes, problems);
    if (text != null) {
      for (Entry entry : PropertiesParser.parse(Source.file(path, text), text, problems)) {
        settings.take(entry);
      }
    }
    return settings;
  }

  private void take(Entry entry) {
    String name = entry.name();
    if (name.equals(Key.CONFIG.toString())) {
      problems.error(
          entry.nameProblem("config can't stand in a file; allowed: argument, property, variable"));
    } else if (name.startsWith(Layer.RULE_PREFIX)) {
      takeRule(entry);
    } else {
      general.take("", entry, problems);
    }
  }

  private void takeRule(Entry entry) {
    int start = Layer.RULE_PREFIX.length();
    int end = entry.name().lastIndexOf('.');
    String name = end <= start ? "" : entry.name().substring(start, end);
    if (!RuleDraft.isName(name)) {
      problems.error(
          entry.nameProblem(
              Problem.shown(entry.name())
                  + " names no rule; allowed: rule.NAME.KEY, the name of letters, digits, '.',"
                  + " '-' and '_'"));
      return;
    }
    RuleDraft rule = rules.get(name);
    if (rule == null) {
      rule = new RuleDraft(name, entry);
      rules.put(name, rule);
    }
    rule.take(entry.name().substring(end + 1), entry, problems);
  }
}
