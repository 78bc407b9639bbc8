package dev.keepalive.agent.config.policy;

import dev.keepalive.agent.config.setting.Settings;

/** What a policy answers of a connection: the rule that decides, and what it gives. Immutable. */
public final class Decision {
  private final Rule rule;
  private final Settings settings;

  Decision(Rule rule, Settings settings) {
    this.rule = rule;
    this.settings = settings;
  }

  /** The same rule, with other settings. */
  public Decision with(Settings others) {
    return new Decision(rule, others);
  }

  /** The rule that decides, or null where no rule matches and the general settings hold. */
  public Rule rule() {
    return rule;
  }

  /** What the connection gets. */
  public Settings settings() {
    return settings;
  }
}
