package dev.keepalive.agent.config.check;

import dev.keepalive.agent.config.match.MatchTerm;
import dev.keepalive.agent.config.policy.Policy;
import dev.keepalive.agent.config.policy.Rule;
import dev.keepalive.agent.config.problem.Entry;
import dev.keepalive.agent.config.problem.Problem;
import dev.keepalive.agent.config.problem.Problems;
import dev.keepalive.agent.config.problem.Suggestion;
import dev.keepalive.agent.config.setting.Durations;
import dev.keepalive.agent.config.setting.Key;
import dev.keepalive.agent.config.setting.Layer;
import dev.keepalive.agent.config.setting.Settings;
import dev.keepalive.agent.config.source.Configuration;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what is legal in a configuration and unwise. Meant for who checks a file, not for start.
 */
public final class ConfigurationReview {
  private static final int HOUR_MILLIS = 3_600_000;
  private static final int CONNTRACK_SECONDS = 300;

  private final Policy policy;
  private final Problems problems = new Problems();

  private ConfigurationReview(Configuration configuration) {
    this.policy = configuration.policy();
  }

  /** What is unwise in a configuration without errors; general settings first, then by rule. */
  public static List<Problem> on(Configuration configuration) {
    ConfigurationReview review = new ConfigurationReview(configuration);
    review.judge(configuration.policy().general(), configuration.said(), null, "");
    List<Rule> rules = configuration.policy().rules();
    for (int i = 0; i < rules.size(); i++) {
      review.judgeRule(rules.get(i));
      review.lookForOneBefore(rules.get(i), rules.subList(0, i));
    }
    return review.problems.warnings();
  }

  private void judgeRule(Rule rule) {
    if (!rule.settings().timesLike(policy.general())) {
      judge(rule.settings(), rule.own(), rule.entry(), "rule " + rule.name() + ": ");
    }
  }

  /**
   * @param said where the settings may come from
   * @param otherwise where to point if not from there; null if that cannot be
   */
  private void judge(Settings settings, Layer said, Entry otherwise, String whose) {
    if (!settings.enabled()) {
      return;
    }
    int idle = settings.idleSeconds();
    int interval = settings.intervalSeconds();
    boolean setsIdle = otherwise == null || said.entry(Key.IDLE) != null;
    if (idle == CONNTRACK_SECONDS && setsIdle) {
      String what =
          "idle is exactly 300s, where conntrack's timer for unacknowledged data sits; 240s is"
              + " clear of it";
      warn(whose + what, entry(said, otherwise, Key.IDLE));
    }
    if (idle != Settings.KERNEL && interval > idle) {
      String what =
          "interval "
              + interval
              + "s is above idle "
              + idle
              + "s; probes that follow a lost one"
              + " should come sooner than it, not later";
      warn(whose + what, entry(said, otherwise, Key.INTERVAL, Key.IDLE));
    }
    if (settings.deadPeerMillis() > HOUR_MILLIS) {
      String what =
          "a dead peer is found only after " + Durations.inWords(settings.deadPeerMillis());
      warn(
          whose + what,
          entry(said, otherwise, Key.IDLE, Key.INTERVAL, Key.COUNT, Key.USER_TIMEOUT));
    }
    if (idle == Settings.KERNEL && setsIdle) {
      String what =
          "idle is left to the kernel: two hours, unless net.ipv4.tcp_keepalive_time says less";
      warn(whose + what, entry(said, otherwise, Key.IDLE));
    }
  }

  private static Entry entry(Layer said, Entry otherwise, Key<?>... keys) {
    for (Key<?> key : keys) {
      if (said.entry(key) != null) {
        return said.entry(key);
      }
    }
    return otherwise;
  }

  private void warn(String what, Entry entry) {
    if (entry != null) {
      problems.warning(entry.nameProblem(what));
    }
  }

  /** A rule of which each term is part of one term of a rule before it. */
  private void lookForOneBefore(Rule rule, List<Rule> before) {
    List<String> names = new ArrayList<String>();
    for (MatchTerm term : rule.terms()) {
      if (term.isPossible()) {
        Rule covering = covering(term, before);
        if (covering == null) {
          return;
        }
        if (!names.contains(covering.name())) {
          names.add(covering.name());
        }
      }
    }
    problems.warning(
        rule.entry()
            .nameProblem(
                "rule "
                    + rule.name()
                    + " can never match: "
                    + Suggestion.join(names.toArray(new String[0]))
                    + " before it takes all that it would"));
  }

  private static Rule covering(MatchTerm term, List<Rule> before) {
    for (Rule rule : before) {
      for (MatchTerm earlier : rule.terms()) {
        if (earlier.covers(term)) {
          return rule;
        }
      }
    }
    return null;
  }
}
