package dev.keepalive.agent.config.source;

import dev.keepalive.agent.config.problem.Entry;
import dev.keepalive.agent.config.problem.Problems;
import dev.keepalive.agent.config.problem.Source;
import dev.keepalive.agent.config.setting.Key;
import dev.keepalive.agent.config.setting.Layer;
import dev.keepalive.agent.config.setting.Quantity;
import java.util.Map;

/**
 * The variables of libkeepalive 0.3, so that who drops {@code LD_PRELOAD} keeps the rest: {@code
 * KEEPALIVE=on|off}, {@code KEEPIDLE}, {@code KEEPINTVL}, {@code KEEPCNT}. Numbers are read as its
 * {@code atoi} reads them. A value that has no effect there is a warning and has none here; an
 * empty one is unset.
 */
final class Libkeepalive {
  private static final Source SOURCE = Source.named("environment variable");

  private final Map<String, String> environment;
  private final Layer layer = new Layer();
  private final Problems problems;

  private Libkeepalive(Map<String, String> environment, Problems problems) {
    this.environment = environment;
    this.problems = problems;
  }

  static Layer variables(Map<String, String> environment, Problems problems) {
    Libkeepalive variables = new Libkeepalive(environment, problems);
    variables.readSwitch();
    variables.readNumber("KEEPIDLE", Key.IDLE);
    variables.readNumber("KEEPINTVL", Key.INTERVAL);
    variables.readNumber("KEEPCNT", Key.COUNT);
    return variables.layer;
  }

  private void readSwitch() {
    Entry entry = entry("KEEPALIVE");
    if (entry == null) {
      return;
    }
    if (entry.value().equalsIgnoreCase("off")) {
      layer.set(Key.ENABLED, entry, false);
    } else if (!entry.value().equalsIgnoreCase("on")) {
      problems.warning(entry.valueProblem("is ignored; allowed: on or off"));
    }
  }

  private void readNumber(String name, Key<Quantity> key) {
    Entry entry = entry(name);
    if (entry == null) {
      return;
    }
    String digits = leadingDigits(entry.value());
    Problems refused = new Problems();
    key.read(read(entry, digits), refused);
    if (refused.errors().isEmpty()) {
      put(key, entry, digits);
    } else {
      problems.warning(
          entry.valueProblem("is ignored, as libkeepalive does; allowed: " + key.allowed()));
    }
  }

  private void put(Key<Quantity> key, Entry entry, String value) {
    layer.read(key, read(entry, value), problems);
  }

  private Entry entry(String name) {
    String value = environment.get(name);
    return value == null || value.trim().isEmpty()
        ? null
        : new Entry(SOURCE, name, value, Source.WHOLE, Source.WHOLE);
  }

  private static Entry read(Entry entry, String value) {
    return new Entry(SOURCE, entry.name(), value, Source.WHOLE, Source.WHOLE);
  }

  private static String leadingDigits(String value) {
    int start = value.startsWith("+") ? 1 : 0;
    int end = start;
    while (end < value.length() && value.charAt(end) >= '0' && value.charAt(end) <= '9') {
      end++;
    }
    return value.substring(start, end);
  }
}
