package dev.keepalive.agent.watch;

import dev.keepalive.agent.socket.ForeignSocket;

/** The connections that the sweep has found. Thread-safe. */
public interface Swept {

  /** The one that is open at this descriptor of the process, or null. */
  ForeignSocket at(int descriptor);
}
