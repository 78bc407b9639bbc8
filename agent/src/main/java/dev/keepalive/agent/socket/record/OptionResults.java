package dev.keepalive.agent.socket.record;

/** What became of each option of one connection; each connection keeps one. For one thread. */
public final class OptionResults {
  private static final OptionOutcome[] OUTCOMES = OptionOutcome.values();
  private static final TcpOption[] ALL = TcpOption.values();

  /** In {@link #outcomes}, for each option. */
  private static final int BITS = 4;

  private static final int MASK = (1 << BITS) - 1;

  /** The ordinals, one option beside the other. */
  private int outcomes;

  /** Null as long as nothing has failed. */
  private String[] failures;

  public OptionResults() {
    for (TcpOption option : ALL) {
      put(option, OptionOutcome.LEFT_TO_KERNEL);
    }
  }

  @SuppressWarnings("EnumOrdinal") // for no more than the life of this object
  public void put(TcpOption option, OptionOutcome outcome) {
    int shift = BITS * option.index();
    outcomes = (outcomes & ~(MASK << shift)) | (outcome.ordinal() << shift);
  }

  public void failed(TcpOption option, String why) {
    put(option, OptionOutcome.FAILED);
    if (failures == null) {
      failures = new String[ALL.length];
    }
    failures[option.index()] = why;
  }

  public OptionOutcome outcome(TcpOption option) {
    return OUTCOMES[(outcomes >> (BITS * option.index())) & MASK];
  }

  /** Null if it has not failed. */
  public String failure(TcpOption option) {
    return outcome(option) == OptionOutcome.FAILED ? failures[option.index()] : null;
  }
}
