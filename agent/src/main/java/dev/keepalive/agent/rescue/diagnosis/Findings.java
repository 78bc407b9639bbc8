package dev.keepalive.agent.rescue.diagnosis;

import dev.keepalive.agent.config.setting.Durations;
import dev.keepalive.agent.rescue.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects findings, and has the words that several checks need. For one thread. */
final class Findings {
  private static final int MOST_PEERS = 3;

  private final List<Finding> all = new ArrayList<Finding>();

  void good(String id, String subject, String reason) {
    all.add(new Finding(id, Finding.Verdict.GOOD, subject, reason, null));
  }

  void warning(String id, String subject, String reason, String help) {
    all.add(new Finding(id, Finding.Verdict.WARNING, subject, reason, help));
  }

  void bad(String id, String subject, String reason, String help) {
    all.add(new Finding(id, Finding.Verdict.BAD, subject, reason, help));
  }

  /** Bad, or only a warning. */
  void add(boolean bad, String id, String subject, String reason, String help) {
    if (bad) {
      bad(id, subject, reason, help);
    } else {
      warning(id, subject, reason, help);
    }
  }

  /** The worst first, else in the order in which they were found. */
  List<Finding> sorted() {
    List<Finding> sorted = new ArrayList<Finding>(all);
    Collections.sort(
        sorted,
        new Comparator<Finding>() {
          @Override
          public int compare(Finding one, Finding other) {
            return one.verdict().compareTo(other.verdict());
          }
        });
    return sorted;
  }

  /** {@code 3 connections}. */
  static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  static String seconds(long seconds) {
    return Durations.inWords(seconds * 1000);
  }

  /** The peers with the most connections: {@code 10.0.0.5:5432 (12), 10.0.0.7:80 and 4 more}. */
  static String peers(List<Connection> connections) {
    Map<String, Integer> numbers = new LinkedHashMap<String, Integer>();
    for (Connection connection : connections) {
      Integer before = numbers.get(connection.peer());
      numbers.put(connection.peer(), before == null ? 1 : before + 1);
    }
    List<Map.Entry<String, Integer>> peers =
        new ArrayList<Map.Entry<String, Integer>>(numbers.entrySet());
    Collections.sort(
        peers,
        new Comparator<Map.Entry<String, Integer>>() {
          @Override
          public int compare(Map.Entry<String, Integer> one, Map.Entry<String, Integer> other) {
            return other.getValue().compareTo(one.getValue());
          }
        });
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, Integer> peer : peers.subList(0, Math.min(MOST_PEERS, peers.size()))) {
      text.append(text.length() == 0 ? "" : ", ").append(peer.getKey());
      text.append(peer.getValue() == 1 ? "" : " (" + peer.getValue() + ")");
    }
    return text
        + (peers.size() > MOST_PEERS ? " and " + (peers.size() - MOST_PEERS) + " more" : "");
  }

  /** The longest time that no data went either way, of these; 0 where unknown. */
  static long longestIdle(List<Connection> connections) {
    double longest = 0;
    for (Connection connection : connections) {
      longest =
          connection.idleSeconds() == null ? longest : Math.max(longest, connection.idleSeconds());
    }
    return (long) longest;
  }
}
