package dev.keepalive.agent.config.reload;

import dev.keepalive.agent.config.policy.Policy;
import dev.keepalive.agent.config.policy.Rule;
import dev.keepalive.agent.config.source.Configuration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is different between two configurations, such as {@code idle 60s -> 30s; rule db added}. */
public final class Changes {
  private static final int MOST_SAID = 20;

  private static final List<String> ONLY_AT_START = Arrays.asList("log", "log-file", "on-error");

  private static final String AT_START = " (from the next start on)";

  private final List<String> changes = new ArrayList<String>();

  private final boolean sweeps;

  private Changes(boolean sweeps) {
    this.sweeps = sweeps;
  }

  /**
   * All changes in one line, or "" if there are none that count. After a broken configuration only
   * what has to wait for a start counts.
   */
  public static String between(Configuration before, Configuration after) {
    Changes changes = new Changes(before.enabled());
    Map<String, String> now = after.asWritten();
    if (!before.isGood()) {
      now.keySet().retainAll(ONLY_AT_START);
    }
    changes.compare("", before.asWritten(), now);
    if (before.isGood()) {
      changes.compareRules(byName(before.policy()), byName(after.policy()));
    }
    return changes.inOneLine();
  }

  /** The sweep is started when the agent is first on. */
  private boolean isOnlyAtStart(String key) {
    return ONLY_AT_START.contains(key) || (sweeps && key.equals("sweep"));
  }

  private static Map<String, Rule> byName(Policy policy) {
    Map<String, Rule> byName = new LinkedHashMap<String, Rule>();
    for (Rule rule : policy.rules()) {
      byName.put(rule.name(), rule);
    }
    return byName;
  }

  private void compare(String whose, Map<String, String> before, Map<String, String> after) {
    for (Map.Entry<String, String> setting : after.entrySet()) {
      String from = before.get(setting.getKey());
      if (!setting.getValue().equals(from)) {
        String change = whose + setting.getKey() + " " + from + " -> " + setting.getValue();
        changes.add(isOnlyAtStart(setting.getKey()) ? change + AT_START : change);
      }
    }
  }

  private void compareRules(Map<String, Rule> before, Map<String, Rule> after) {
    for (Rule rule : before.values()) {
      if (!after.containsKey(rule.name())) {
        changes.add("rule " + rule.name() + " removed");
      }
    }
    for (Rule rule : after.values()) {
      Rule old = before.get(rule.name());
      if (old == null) {
        changes.add(
            "rule " + rule.name() + " added (" + rule.match() + ": " + rule.settings() + ")");
      } else {
        compare("rule " + rule.name() + " ", old.asWritten(), rule.asWritten());
      }
    }
    List<String> oldOrder = new ArrayList<String>(before.keySet());
    List<String> newOrder = new ArrayList<String>(after.keySet());
    oldOrder.retainAll(after.keySet());
    newOrder.retainAll(before.keySet());
    if (!oldOrder.equals(newOrder)) {
      changes.add("order of rules " + oldOrder + " -> " + newOrder);
    }
  }

  private String inOneLine() {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < Math.min(changes.size(), MOST_SAID); i++) {
      line.append(i == 0 ? "" : "; ").append(changes.get(i));
    }
    if (changes.size() > MOST_SAID) {
      line.append("; and ").append(changes.size() - MOST_SAID).append(" more");
    }
    return line.toString();
  }
}
