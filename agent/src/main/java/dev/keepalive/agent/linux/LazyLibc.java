package dev.keepalive.agent.linux;

import dev.keepalive.agent.isolation.JnaModule;

/**
 * Loads JNA and with it {@link Libc}, once, when the first connection needs it: that costs 40 to 90
 * ms. Knows no class of JNA's, because its module must be defined before the first is loaded.
 * Thread-safe.
 */
public final class LazyLibc {

  private volatile Libc libc;
  private volatile String failure;

  /** Throws UnsupportedOperationException, each time, where it could not be loaded. */
  public Libc get() {
    Libc loaded = libc;
    return loaded == null ? load() : loaded;
  }

  private synchronized Libc load() {
    if (libc == null && failure == null) {
      try {
        JnaModule.define();
        libc = new Libc();
      } catch (UnsupportedOperationException notHere) {
        failure = notHere.getMessage();
      } catch (Throwable t) { // UnsatisfiedLinkError, and JNA's plain Error
        failure = "JNA could not be loaded: " + t;
      }
    }
    if (libc == null) {
      throw new UnsupportedOperationException(failure);
    }
    return libc;
  }
}
