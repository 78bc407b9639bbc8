package dev.keepalive.agent.cli;

import dev.keepalive.agent.config.setting.Durations;
import dev.keepalive.agent.config.setting.Settings;

/** How long a connection lives whose peer died without a word, in words. */
final class DeadPeer {
  private DeadPeer() {}

  /** While nothing is unacknowledged: the keepalive timers end it. */
  static String idle(Settings settings) {
    long millis = settings.deadPeerMillis();
    return millis < 0 ? "as the kernel has it" : Durations.inWords(millis);
  }

  /**
   * While data is unacknowledged no probe is sent: TCP_USER_TIMEOUT ends it, or the agent, or
   * net.ipv4.tcp_retries2 after 924.6 s by default (kernel, ip-sysctl).
   */
  static String busy(Settings settings) {
    int byKernel = settings.userTimeoutMillis();
    int byAgent = settings.dataMillis();
    if (byKernel == 0 && byAgent == 0) {
      return "about 15m (net.ipv4.tcp_retries2)";
    }
    int first = byKernel == 0 ? byAgent : byAgent == 0 ? byKernel : Math.min(byKernel, byAgent);
    return Durations.inWords(first);
  }
}
