package dev.keepalive.agent.config.source;

import dev.keepalive.agent.config.problem.Entry;
import dev.keepalive.agent.config.problem.Problem;
import dev.keepalive.agent.config.problem.Problems;
import dev.keepalive.agent.config.problem.Source;
import dev.keepalive.agent.config.setting.Layer;

/** Reads the agent argument, {@code key=value,key=value}; blanks around either don't count. */
final class AgentArgument {
  private static final String ALLOWED = "; allowed: key=value,key=value";

  private final Source source;
  private final String text;
  private final Problems problems;
  private final Layer layer = new Layer();

  private AgentArgument(String text, Problems problems) {
    this.source = Source.argument(text);
    this.text = text;
    this.problems = problems;
  }

  /**
   * @param argument what followed {@code -javaagent:keepalive-agent.jar=}, or null
   */
  static Layer read(String argument, Problems problems) {
    if (argument == null || argument.trim().isEmpty()) {
      return new Layer();
    }
    AgentArgument reader = new AgentArgument(argument, problems);
    int from = 0;
    while (from <= argument.length()) {
      int comma = argument.indexOf(',', from);
      int to = comma < 0 ? argument.length() : comma;
      reader.readSetting(from, to);
      from = to + 1;
    }
    return reader.layer;
  }

  private void readSetting(int from, int to) {
    int start = from;
    while (start < to && text.charAt(start) <= ' ') {
      start++;
    }
    String setting = text.substring(start, to);
    int equals = setting.indexOf('=');
    if (setting.isEmpty()) {
      refuse(start, "nothing between two commas");
    } else if (equals < 0) {
      refuse(start, Problem.shown(setting.trim()) + " has no value");
    } else if (equals == 0) {
      refuse(start, Problem.shown(setting.trim()) + " has no key");
    } else {
      String name = setting.substring(0, equals).trim();
      String value = setting.substring(equals + 1);
      layer.take("", new Entry(source, name, value, start, start + equals + 1), problems);
    }
  }

  private void refuse(int at, String what) {
    problems.error(new Problem(source, at, what + ALLOWED));
  }
}
