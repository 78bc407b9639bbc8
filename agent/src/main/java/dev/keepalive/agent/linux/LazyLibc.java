package dev.keepalive.agent.linux;

import dev.keepalive.agent.isolation.JnaModule;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Loads JNA and with it {@link Libc}, once, when it is first needed: that costs 40 to 90 ms. Knows
 * no class of JNA's, because its module must be defined before the first is loaded. Thread-safe
 * without a lock: while one thread loads, it is not ready for the others.
 */
public final class LazyLibc {
  private final AtomicBoolean begun = new AtomicBoolean();
  private volatile Libc libc;
  private volatile String failure;

  /** False while another thread loads it. */
  public boolean ready() {
    return libc != null || failure != null || !begun.get();
  }

  /** Throws UnsupportedOperationException, each time, where it could not be loaded. */
  public Libc get() {
    if (libc == null && failure == null && begun.compareAndSet(false, true)) {
      load();
    }
    Libc loaded = libc;
    if (loaded == null) {
      throw new UnsupportedOperationException(failure == null ? "it is being loaded" : failure);
    }
    return loaded;
  }

  private void load() {
    try {
      JnaModule.define();
      libc = new Libc();
    } catch (UnsupportedOperationException notHere) {
      failure = notHere.getMessage();
    } catch (Throwable t) { // UnsatisfiedLinkError, and JNA's plain Error
      failure = "JNA could not be loaded: " + t;
    }
  }
}
