package dev.keepalive.agent.socket;

import dev.keepalive.agent.config.setting.Settings;
import dev.keepalive.agent.jvm.BeforeMain;
import dev.keepalive.agent.linux.KernelDefaults;
import dev.keepalive.agent.log.Log;
import dev.keepalive.agent.socket.record.OptionOutcome;
import dev.keepalive.agent.socket.record.OptionResults;
import dev.keepalive.agent.socket.record.TcpOption;
import java.io.FileDescriptor;
import java.io.IOException;

/**
 * Brings the options of a connection to what its settings and the application's own choices come
 * to. Thread-safe; holds no lock: see {@link KnownSocket}.
 */
class OptionWriter {
  /** Keepalive itself last: it starts the kernel's timer. */
  private static final TcpOption[] ALL = {
    TcpOption.IDLE, TcpOption.INTERVAL, TcpOption.COUNT, TcpOption.KEEPALIVE, TcpOption.USER_TIMEOUT
  };

  private static final int NONE = ApplicationOptions.NONE;

  private final KernelAccess kernel;

  OptionWriter(BeforeMain beforeMain, Log log) {
    this(new KernelAccess(beforeMain, log));
  }

  OptionWriter(KernelAccess kernel) {
    this.kernel = kernel;
  }

  /** Whether a woven method is called by this itself, on this thread, right now. */
  boolean isWriting() {
    return kernel.isSetting();
  }

  /**
   * Sets what a connection's settings ask for, and takes back what earlier ones have set and these
   * do not ask for.
   *
   * @param before the settings until now, whose effect is not set again; null if there were none
   * @throws java.nio.channels.ClosedChannelException where the connection is gone
   */
  OptionResults apply(OptionSocket socket, KnownSocket known, Settings before) throws IOException {
    return new Pass(socket, known, before, ALL, false).run();
  }

  /** Sets one option anew, which a call of the application's has overtaken. */
  void repair(OptionSocket socket, KnownSocket known, TcpOption option) throws IOException {
    new Pass(socket, known, null, new TcpOption[] {option}, true).run();
  }

  /**
   * Takes what differs from the kernel's defaults for the choice of whoever made the socket, but
   * for what an agent before this one has set.
   */
  void readApplication(ForeignSocket socket) throws IOException {
    for (TcpOption option : ALL) {
      int held = kernel.get(socket, option);
      if (socket.isApplied()) {
        socket.known().isOurs(option, held != kernelDefault(option));
      } else if (!socket.known().takesOver(option, socket.before(), held)
          && held != NONE
          && held != kernelDefault(option)) {
        socket.known().choose(option, held);
      }
    }
  }

  /** Takes what the kernel holds for the latest choice, and sets what is to be there instead. */
  void reread(ForeignSocket socket) throws IOException {
    KnownSocket known = socket.known();
    for (TcpOption option : ALL) {
      int held = kernel.get(socket, option);
      if (held != NONE && held != expected(known, option) && known.asked(option, held) != held) {
        repair(socket, known, option);
      }
    }
  }

  /** What the kernel holds unless somebody else has set the option since. */
  private int expected(KnownSocket known, TcpOption option) {
    if (known.isOurs(option)) {
      return known.application().decide(option, known.settings());
    }
    int theirs = known.application().get(option);
    return theirs == NONE ? kernelDefault(option) : theirs;
  }

  /** What the kernel holds where nobody has set the option. */
  int kernelDefault(TcpOption option) {
    switch (option) {
      case IDLE:
        return KernelDefaults.idleSeconds();
      case INTERVAL:
        return KernelDefaults.intervalSeconds();
      case COUNT:
        return KernelDefaults.count();
      default:
        return 0; // off until it is set
    }
  }

  /** One attempt to bring one connection to what is to be there; repeated while that moves. */
  private final class Pass implements OptionSocket.DescriptorUse {
    private final OptionSocket socket;
    private final KnownSocket known;
    private final Settings before;
    private final TcpOption[] options;
    private final OptionResults results = new OptionResults();

    /** Whether the kernel may hold something else than was set last. */
    private boolean overtaken;

    Pass(
        OptionSocket socket,
        KnownSocket known,
        Settings before,
        TcpOption[] options,
        boolean overtaken) {
      this.socket = socket;
      this.known = known;
      this.before = before;
      this.options = options;
      this.overtaken = overtaken;
    }

    OptionResults run() throws IOException {
      try {
        socket.whileOpen(this);
      } catch (UnsupportedOperationException hidden) {
        with(null); // this JDK hides the descriptor: its public API does without
      }
      return results;
    }

    @Override
    public void with(FileDescriptor descriptor) throws IOException {
      int version = known.version();
      bring(descriptor, known.settings());
      while (known.version() != version) { // all of it again: it is rare
        overtaken = true;
        version = known.version();
        bring(descriptor, known.settings());
      }
    }

    private void bring(FileDescriptor descriptor, Settings settings) throws IOException {
      for (TcpOption option : options) {
        bring(descriptor, option, settings);
      }
    }

    private void bring(FileDescriptor descriptor, TcpOption option, Settings settings)
        throws IOException {
      int decided = known.application().decide(option, settings);
      if (decided == NONE) {
        leave(descriptor, option);
      } else if (isThere(option, decided)) {
        results.put(option, OptionOutcome.ALREADY_THERE);
      } else {
        known.isOurs(option, true);
        write(descriptor, option, decided);
        if (results.failure(option) == null) {
          boolean keptOn = option == TcpOption.KEEPALIVE && known.application().isKeptOn(settings);
          results.put(option, keptOn ? OptionOutcome.KEPT_ON : OptionOutcome.SET);
        }
      }
    }

    private boolean isThere(TcpOption option, int decided) {
      return !overtaken
          && before != null
          && known.isOurs(option)
          && known.application().decide(option, before) == decided;
    }

    /** What the agent has set is given back to the application, or else to the kernel. */
    private void leave(FileDescriptor descriptor, TcpOption option) throws IOException {
      int theirs = known.application().get(option);
      boolean isTheirs = theirs != NONE;
      if (known.isOurs(option) || (overtaken && isTheirs)) {
        write(descriptor, option, isTheirs ? theirs : kernelDefault(option));
        known.isOurs(option, false);
      }
      if (results.failure(option) == null) {
        results.put(
            option, isTheirs ? OptionOutcome.LEFT_TO_APPLICATION : OptionOutcome.LEFT_TO_KERNEL);
      }
    }

    private void write(FileDescriptor descriptor, TcpOption option, int value) throws IOException {
      String failure = kernel.set(socket, descriptor, option, value);
      if (failure == null) {
        results.put(option, OptionOutcome.SET);
      } else {
        results.failed(option, failure);
      }
    }
  }
}
