package dev.keepalive.agent.insight.jmx;

import dev.keepalive.agent.insight.Counters;
import dev.keepalive.agent.insight.DeadPeerTable;
import dev.keepalive.agent.socket.record.LearnedPath;
import java.util.List;
import java.util.Map;

/** What the MBean asks the agent. Thread-safe. */
public interface Managed {

  Counters counters();

  DeadPeerTable deadPeers();

  /** What is learned of the paths that connections go. */
  List<LearnedPath> paths();

  /** Connections that are open now, as far as hooks and the sweep know them. */
  int open();

  /** Those of them whose keepalive is off, as the kernel has it. */
  int unprotected();

  String version();

  /** What holds in general. */
  String settings();

  /** Name, match and settings of each rule, in their order; last what holds in general. */
  List<String[]> rules();

  /** Looks at the configuration file now; answers in one line what came of it. */
  String reload();

  /** Each connection by the names of {@code status --json}. */
  List<Map<String, Object>> connections();
}
