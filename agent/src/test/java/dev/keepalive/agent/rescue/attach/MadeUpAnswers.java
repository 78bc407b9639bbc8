package dev.keepalive.agent.rescue.attach;

import java.util.ArrayList;
import java.util.List;

/** What an agent would say. */
public final class MadeUpAnswers {
  private MadeUpAnswers() {}

  /**
   * As it writes it.
   *
   * @param setters {@code OPTION<TAB>VALUE<TAB>CLASS<TAB>TIMES} each
   */
  public static AgentAnswers of(String version, boolean on, String settings, String... setters) {
    List<String> lines = new ArrayList<>();
    lines.add("agent\t" + version + "\t" + (on ? "on" : "off") + "\t" + settings);
    for (String setter : setters) {
      lines.add("set\t" + setter);
    }
    lines.add("end");
    return new AgentAnswers(lines);
  }

  /** Of an agent that is on, and has found these peers dead: {@code PEER, COUNT} each. */
  public static AgentAnswers withDead(Object... peersAndCounts) {
    List<String> lines = new ArrayList<>();
    lines.add("agent\t1.0\ton\tidle 60s");
    for (int i = 0; i < peersAndCounts.length; i += 2) {
      lines.add("dead\t" + peersAndCounts[i] + "\t(general)\t" + peersAndCounts[i + 1] + "\t0\t-1");
    }
    lines.add("end");
    return new AgentAnswers(lines);
  }
}
