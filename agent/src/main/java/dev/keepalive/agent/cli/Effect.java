package dev.keepalive.agent.cli;

import dev.keepalive.agent.cli.print.Table;
import dev.keepalive.agent.config.check.Endpoint;
import dev.keepalive.agent.config.match.Direction;
import dev.keepalive.agent.config.policy.Policy;
import dev.keepalive.agent.config.policy.Rule;
import dev.keepalive.agent.config.setting.Durations;
import dev.keepalive.agent.config.setting.Settings;
import dev.keepalive.agent.config.source.Configuration;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Prints what comes of a configuration. */
final class Effect {
  private final Policy policy;
  private final PrintWriter out;

  Effect(Configuration configuration, PrintWriter out) {
    this.policy = configuration.policy();
    this.out = out;
  }

  /** The table of settings, and below it an answer for each connection. */
  void print(List<Endpoint> endpoints) {
    printTable();
    for (Endpoint endpoint : endpoints) {
      out.println();
      print(endpoint);
    }
  }

  private void printTable() {
    Table table = new Table();
    List<String> keys = keys();
    List<String> head = new ArrayList<String>();
    head.add("");
    head.addAll(keys);
    head.add("dead peer found after");
    head.add("match");
    table.add(head);
    for (Rule rule : policy.rules()) {
      table.add(row("rule " + rule.name(), keys, rule.settings(), rule.match()));
    }
    String rest = policy.rules().isEmpty() ? "all connections" : "all others";
    table.add(row("general", keys, policy.general(), rest));
    table.print(out);
  }

  /** All settings, but for those beyond keepalive that nobody asks for. */
  private List<String> keys() {
    List<String> keys = new ArrayList<String>();
    for (String key : policy.general().asWritten().keySet()) {
      boolean asked = !isUnasked(policy.general(), key);
      for (Rule rule : policy.rules()) {
        asked |= rule.settings().enabled() && !isUnasked(rule.settings(), key);
      }
      if (asked && !key.equals("enabled")) {
        keys.add(key);
      }
    }
    return keys;
  }

  private static boolean isUnasked(Settings settings, String key) {
    return Settings.isUnasked(key, settings.asWritten().get(key));
  }

  private static List<String> row(String name, List<String> keys, Settings settings, String match) {
    List<String> row = new ArrayList<String>();
    row.add(name);
    for (String key : keys) {
      row.add(settings.enabled() ? settings.asWritten().get(key) : "-");
    }
    row.add(settings.enabled() ? DeadPeer.idle(settings) : "not touched");
    row.add(match);
    return row;
  }

  private void print(Endpoint endpoint) {
    Rule rule = endpoint.decidedBy(policy);
    Settings settings = rule == null ? policy.general() : rule.settings();
    out.println(endpoint);
    out.println(
        "  decided by  "
            + (rule == null ? "the general settings, no rule matches" : "rule " + rule.name()));
    if (endpoint.dependsOnAddress(policy)) {
      out.println("              unless a rule for its address before that matches");
    }
    out.println("  settings    " + settings);
    if (settings.enabled()) {
      out.println(
          "  dead peer   found after " + DeadPeer.idle(settings) + " on an idle connection");
      out.println("              found after " + DeadPeer.busy(settings) + " with data under way");
      int connect = settings.limits().deadAfterMillis();
      if (connect > 0 && endpoint.direction() == Direction.CONNECT) {
        out.println(
            "              found after " + Durations.inWords(connect) + " while connecting");
      }
      int answer = settings.limits().answerTimeoutMillis();
      out.println(
          "  stuck peer  "
              + (answer == 0
                  ? "not noticed: its kernel answers for it (answer-timeout is off)"
                  : "given up after " + Durations.inWords(answer) + " without an answer"));
      int unused = settings.limits().idleCloseMillis();
      out.println(
          "  unused      "
              + (unused == 0
                  ? "kept open (idle-close is off)"
                  : "closed after " + Durations.inWords(unused) + " without data"));
    }
  }
}
