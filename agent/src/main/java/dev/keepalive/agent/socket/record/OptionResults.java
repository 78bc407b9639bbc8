package dev.keepalive.agent.socket.record;

/** What became of each option of one connection. For one thread. */
public final class OptionResults {
  private static final int OPTIONS = TcpOption.values().length;

  private final OptionOutcome[] outcomes = new OptionOutcome[OPTIONS];

  /** Null as long as nothing has failed. */
  private String[] failures;

  public OptionResults() {
    for (int i = 0; i < OPTIONS; i++) {
      outcomes[i] = OptionOutcome.LEFT_TO_KERNEL;
    }
  }

  public void put(TcpOption option, OptionOutcome outcome) {
    outcomes[option.index()] = outcome;
  }

  public void failed(TcpOption option, String why) {
    put(option, OptionOutcome.FAILED);
    if (failures == null) {
      failures = new String[OPTIONS];
    }
    failures[option.index()] = why;
  }

  public OptionOutcome outcome(TcpOption option) {
    return outcomes[option.index()];
  }

  /** Null if it has not failed. */
  public String failure(TcpOption option) {
    return outcome(option) == OptionOutcome.FAILED ? failures[option.index()] : null;
  }
}
