package dev.keepalive.agent.insight;

import dev.keepalive.agent.config.match.Direction;
import dev.keepalive.agent.config.policy.Rule;
import dev.keepalive.agent.socket.record.ConnectionListener;
import dev.keepalive.agent.socket.record.ConnectionRecord;
import dev.keepalive.agent.socket.record.GivenUp;
import dev.keepalive.agent.socket.record.OptionOutcome;
import dev.keepalive.agent.socket.record.PeerDeath;
import dev.keepalive.agent.socket.record.TcpOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts connections since the start. Exact; thread-safe, without a lock. */
public final class Counters implements ConnectionListener {
  private static final TcpOption[] OPTIONS = TcpOption.values();

  /** The name under which connections are counted on which no rule decided. */
  public static final String GENERAL = "(general)";

  private final LongAdder connected = new LongAdder();
  private final LongAdder accepted = new LongAdder();
  private final LongAdder set = new LongAdder();
  private final LongAdder leftAlone = new LongAdder();
  private final LongAdder keptOn = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder deadPeers = new LongAdder();
  private final LongAdder idleClosed = new LongAdder();
  private final LongAdder answerTimeouts = new LongAdder();
  private final ConcurrentMap<String, LongAdder> byRule =
      new ConcurrentHashMap<String, LongAdder>();

  @Override
  public void settled(ConnectionRecord record) {
    if (record.again()) {
      return; // counted when it was new
    }
    (record.direction() == Direction.CONNECT ? connected : accepted).increment();
    ofRule(nameOf(record.rule())).increment();
    if (!record.settings().enabled()) {
      leftAlone.increment();
    } else if (has(record, OptionOutcome.FAILED)) {
      failed.increment();
    } else {
      set.increment();
    }
    if (record.outcome(TcpOption.KEEPALIVE) == OptionOutcome.KEPT_ON) {
      keptOn.increment();
    }
  }

  @Override
  public void keptOn() {
    keptOn.increment();
  }

  @Override
  public void died(PeerDeath death) {
    deadPeers.increment();
  }

  @Override
  public void gaveUp(GivenUp end) {
    (end.cause() == GivenUp.Cause.IDLE ? idleClosed : answerTimeouts).increment();
  }

  /** The rule's name, or {@link #GENERAL}. */
  static String nameOf(Rule rule) {
    return rule == null ? GENERAL : rule.name();
  }

  private static boolean has(ConnectionRecord record, OptionOutcome outcome) {
    for (TcpOption option : OPTIONS) {
      if (record.outcome(option) == outcome) {
        return true;
      }
    }
    return false;
  }

  private LongAdder ofRule(String name) {
    LongAdder count = byRule.get(name);
    if (count == null) {
      LongAdder made = new LongAdder();
      count = byRule.putIfAbsent(name, made);
      count = count == null ? made : count;
    }
    return count;
  }

  /** Connections that the application opened. */
  public long connected() {
    return connected.sum();
  }

  /** Connections that the application accepted. */
  public long accepted() {
    return accepted.sum();
  }

  /** Connections that have got what was wanted of them. */
  public long set() {
    return set.sum();
  }

  /** Connections that a rule, or what holds in general, leaves as they are. */
  public long leftAlone() {
    return leftAlone.sum();
  }

  /** Connections on which the application has tried to switch keepalive off, in vain. */
  public long keptOnConnections() {
    return keptOn.sum();
  }

  /** Connections of which an option could not be set. */
  public long failed() {
    return failed.sum();
  }

  /** Connections that have ended because their peer no longer acknowledged anything. */
  public long deadPeers() {
    return deadPeers.sum();
  }

  /** Connections that the agent has closed because they carried no data. */
  public long idleClosed() {
    return idleClosed.sum();
  }

  /** Connections that the agent has given up because their peer did not answer. */
  public long answerTimeouts() {
    return answerTimeouts.sum();
  }

  /** Connections on which the rule of this name decided, or {@link #GENERAL}. */
  public long ofRuleNamed(String name) {
    LongAdder count = byRule.get(name);
    return count == null ? 0 : count.sum();
  }
}
