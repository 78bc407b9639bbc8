package dev.keepalive.agent.rescue;

import dev.keepalive.agent.config.policy.Decision;
import dev.keepalive.agent.config.policy.Rule;
import dev.keepalive.agent.config.setting.Settings;
import dev.keepalive.agent.linux.process.SystemCallException;
import dev.keepalive.agent.linux.process.SystemCalls;
import dev.keepalive.agent.socket.ApplicationOptions;
import dev.keepalive.agent.socket.record.AppliedMark;
import dev.keepalive.agent.socket.record.TcpOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Sets on open connections of another process what the rules say. What differs from the kernel's
 * defaults counts as the application's own choice, and {@code app-settings} decides on it, as for a
 * connection that the agent finds open; what was applied before, by its {@link AppliedMark}, does
 * not.
 */
public final class Applying implements AutoCloseable {
  /** Keepalive itself last: it starts the kernel's timer. */
  private static final TcpOption[] ORDER = {
    TcpOption.IDLE, TcpOption.INTERVAL, TcpOption.COUNT, TcpOption.USER_TIMEOUT, TcpOption.KEEPALIVE
  };

  private final OutsidePolicy rules;
  private final KernelValues defaults;
  private final boolean dryRun;
  private final SystemCalls calls;
  private final BorrowedDescriptors borrowed;

  /**
   * @param defaults what the kernel gives a new socket of that process
   * @param dryRun whether nothing is to be set
   */
  public Applying(
      int pid, OutsidePolicy rules, KernelValues defaults, boolean dryRun, SystemCalls calls)
      throws RescueException {
    this.rules = rules;
    this.defaults = defaults;
    this.dryRun = dryRun;
    this.calls = calls;
    this.borrowed = new BorrowedDescriptors(pid, calls);
  }

  /** Sets them on one connection. */
  public Applied apply(Connection connection) throws RescueException {
    Decision decision = rules.decide(connection);
    Rule rule = decision.rule();
    Settings settings = decision.settings();
    if (!settings.enabled()) {
      return new Applied(connection, rule, Applied.Outcome.EXCLUDED);
    }
    int duplicate = borrowed.borrow(connection.descriptor(), connection.inode());
    if (duplicate < 0) {
      return new Applied(connection, rule, Applied.Outcome.GONE);
    }
    Applied applied = new Applied(connection, rule, Applied.Outcome.THERE);
    try {
      bring(duplicate, settings, applied);
    } catch (SystemCallException e) {
      applied.failed(e.getMessage());
    } finally {
      borrowed.giveBack(duplicate);
    }
    return applied;
  }

  private void bring(int duplicate, Settings settings, Applied applied) throws SystemCallException {
    ApplicationOptions theirs = new ApplicationOptions();
    List<Integer> held = new ArrayList<Integer>();
    boolean wasApplied =
        calls.getOption(duplicate, AppliedMark.LEVEL, AppliedMark.OPTION) == AppliedMark.VALUE;
    for (TcpOption option : ORDER) {
      int value = get(duplicate, option);
      held.add(value);
      if (value != defaults.of(option) && !wasApplied) {
        theirs.set(option, value);
      }
    }
    for (int i = 0; i < ORDER.length; i++) {
      TcpOption option = ORDER[i];
      int wanted = theirs.decide(option, settings);
      if (wanted == ApplicationOptions.NONE) {
        if (held.get(i) != defaults.of(option)) {
          applied.kept(option, held.get(i));
        }
      } else if (wanted != held.get(i)) {
        set(duplicate, option, wanted);
        applied.changed(option, held.get(i), wanted);
      }
    }
    boolean stands = applied.connection().stands();
    if (!dryRun && stands && applied.outcome() == Applied.Outcome.CHANGED) {
      calls.setOption(duplicate, AppliedMark.LEVEL, AppliedMark.OPTION, AppliedMark.VALUE);
    }
  }

  private void set(int duplicate, TcpOption option, int value) throws SystemCallException {
    if (!dryRun) {
      calls.setOption(duplicate, option.level(), option.number(), value);
      int now = get(duplicate, option);
      if (now != value) {
        throw new IllegalStateException(option + " is " + now + " after it was set to " + value);
      }
    }
  }

  private int get(int duplicate, TcpOption option) throws SystemCallException {
    int value = calls.getOption(duplicate, option.level(), option.number());
    return option == TcpOption.KEEPALIVE && value != 0 ? 1 : value;
  }

  @Override
  public void close() {
    borrowed.close();
  }
}
