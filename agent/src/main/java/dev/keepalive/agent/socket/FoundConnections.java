package dev.keepalive.agent.socket;

import java.util.Set;

/** Who takes in the connections that no hook has seen, once something else has found them. */
public interface FoundConnections {

  /** The descriptors of all connections that hooks have given their settings. */
  Set<Integer> descriptors();

  /** A connection that no hook has given its settings: found for the first time, or again. */
  void found(ForeignSocket socket);
}
