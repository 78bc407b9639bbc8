package dev.keepalive.subject;

import java.util.logging.LogManager;

/** A log manager of the program's own, as JBoss has one: it must be the first to be asked for. */
public final class OwnLogManager extends LogManager {

  /** Made by the static initialiser of {@link LogManager}, when logging starts. */
  public OwnLogManager() {
    LogManagerProbe.LOGGING_STARTED.set(true);
  }
}
