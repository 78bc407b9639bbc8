package dev.keepalive.agent.cli;

import dev.keepalive.agent.cli.print.Table;
import dev.keepalive.agent.config.check.Endpoint;
import dev.keepalive.agent.config.policy.Policy;
import dev.keepalive.agent.config.policy.Rule;
import dev.keepalive.agent.config.setting.Settings;
import dev.keepalive.agent.config.source.Configuration;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
    List<String> head = new ArrayList<String>();
    head.add("");
    for (String key : policy.general().asWritten().keySet()) {
      if (!key.equals("enabled")) {
        head.add(key);
      }
    }
    head.add("dead peer found after");
    head.add("match");
    table.add(head);
    for (Rule rule : policy.rules()) {
      table.add(row("rule " + rule.name(), rule.settings(), rule.match()));
    }
    String rest = policy.rules().isEmpty() ? "all connections" : "all others";
    table.add(row("general", policy.general(), rest));
    table.print(out);
  }

  private static List<String> row(String name, Settings settings, String match) {
    List<String> row = new ArrayList<String>();
    row.add(name);
    for (Map.Entry<String, String> setting : settings.asWritten().entrySet()) {
      if (!setting.getKey().equals("enabled")) {
        row.add(settings.enabled() ? setting.getValue() : "-");
      }
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
    }
  }
}
