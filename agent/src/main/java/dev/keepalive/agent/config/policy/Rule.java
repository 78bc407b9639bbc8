package dev.keepalive.agent.config.policy;

import dev.keepalive.agent.config.match.MatchTerm;
import dev.keepalive.agent.config.problem.Entry;
import dev.keepalive.agent.config.problem.Problem;
import dev.keepalive.agent.config.setting.Layer;
import dev.keepalive.agent.config.setting.Settings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Settings for some connections. Immutable. */
public final class Rule {
  private final String name;
  private final String match;
  private final Settings settings;
  private final List<MatchTerm> terms;
  private final Entry entry;
  private final Layer own;
  private final Decision decision;

  /**
   * @param entry where the match stands
   * @param own what the rule itself says
   */
  public Rule(String name, Entry entry, List<MatchTerm> terms, Layer own, Settings settings) {
    this.name = name;
    this.match = entry.value();
    this.settings = settings;
    this.terms = Collections.unmodifiableList(terms);
    this.entry = entry;
    this.own = own;
    this.decision = new Decision(this, settings);
  }

  /** The name as in {@code rule.NAME.match}. */
  public String name() {
    return name;
  }

  /** What it matches, as it is written. */
  public String match() {
    return match;
  }

  /** What its connections get. */
  public Settings settings() {
    return settings;
  }

  /** The match and all settings by their keys, as they would be written. */
  public Map<String, String> asWritten() {
    Map<String, String> written = new LinkedHashMap<String, String>();
    written.put("match", Problem.shown(match));
    written.putAll(settings.asWritten());
    return written;
  }

  public List<MatchTerm> terms() {
    return terms;
  }

  public Entry entry() {
    return entry;
  }

  public Layer own() {
    return own;
  }

  /** The one answer for all of its connections. */
  Decision decision() {
    return decision;
  }
}
