package dev.keepalive.agent.socket;

/** What became of each option of one connection. For one thread. */
final class OptionResults {
  private static final int OPTIONS = TcpOption.values().length;

  private final OptionOutcome[] outcomes = new OptionOutcome[OPTIONS];

  /** Null as long as nothing has failed. */
  private String[] failures;

  OptionResults() {
    for (int i = 0; i < OPTIONS; i++) {
      outcomes[i] = OptionOutcome.LEFT_TO_KERNEL;
    }
  }

  void put(TcpOption option, OptionOutcome outcome) {
    outcomes[option.index()] = outcome;
  }

  void failed(TcpOption option, String why) {
    put(option, OptionOutcome.FAILED);
    if (failures == null) {
      failures = new String[OPTIONS];
    }
    failures[option.index()] = why;
  }

  OptionOutcome outcome(TcpOption option) {
    return outcomes[option.index()];
  }

  /** Null if it has not failed. */
  String failure(TcpOption option) {
    return outcome(option) == OptionOutcome.FAILED ? failures[option.index()] : null;
  }
}
