package dev.keepalive.subject;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.LogManager;

/** A log manager of the program's own, as JBoss has one: it must be the first to be asked for. */
public final class OwnLogManager extends LogManager {
  private static final AtomicBoolean CREATED = new AtomicBoolean();

  /** Made by {@link LogManager}'s static initialiser. */
  public OwnLogManager() {
    CREATED.set(true);
  }

  /** Whether logging has started yet. */
  static boolean isCreated() {
    return CREATED.get();
  }
}
