package dev.keepalive.agent.weave;

import java.security.AccessController;
import java.security.PrivilegedAction;

/**
 * Runs what must not depend on what the application's code is allowed to. There are
 * SecurityManagers up to Java 23; JEP 486 took them away, and a later JDK may take the classes.
 */
final class Privileged {

  private final boolean possible;

  /**
   * @param feature 8, 11, 17 …
   */
  Privileged(int feature) {
    this.possible = feature < 24;
  }

  <T> T run(PrivilegedAction<T> action) {
    return possible && System.getSecurityManager() != null
        ? AccessController.doPrivileged(action)
        : action.run();
  }
}
