package dev.keepalive.lab.demo;

import dev.keepalive.lab.PoolProgram.Borrowed;
import dev.keepalive.lab.net.Network;
import dev.keepalive.lab.net.Probes;
import dev.keepalive.lab.net.Segment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What happened in one run.
 *
 * @param title who looked after the connections
 * @param evening when the last of them was used before the night
 * @param morning when the borrowers came
 * @param lanes in the order in which the connections were opened
 * @param shortest how long the luckiest borrower waited
 * @param longest how long the unluckiest borrower waited
 */
record Story(
    String title,
    Instant evening,
    Instant morning,
    List<Lane> lanes,
    Duration shortest,
    Duration longest) {

  /** Puts together what the borrowers told, what the firewall knew, and what was on the wire. */
  static Story of(
      String title,
      Instant morning,
      List<Borrowed> evening,
      List<Borrowed> answers,
      Map<Integer, Instant> forgotten,
      List<Segment> recording) {
    List<Segment> sent =
        recording.stream().filter(s -> s.from().address().equals(Network.APPLICATION)).toList();
    List<Segment> probes = Probes.in(recording);
    Map<Integer, Instant> opened =
        sent.stream()
            .filter(Segment::isSyn)
            .collect(Collectors.toMap(s -> s.from().port(), Segment::time, Story::earlier));
    Set<Integer> old = evening.stream().map(Borrowed::port).collect(Collectors.toSet());
    Comparator<Borrowed> byOpening = Comparator.comparing(b -> opened.get(b.port()));
    Iterator<Borrowed> replacements =
        answers.stream().filter(b -> !old.contains(b.port())).sorted(byOpening).iterator();
    List<Lane> lanes = new ArrayList<>();
    for (Borrowed place : evening.stream().sorted(byOpening).toList()) {
      int port = place.port();
      Borrowed answer =
          answers.stream().filter(b -> b.port() == port).findFirst().orElseGet(replacements::next);
      lanes.add(
          new Lane(
              opened.get(port),
              times(probes.stream().filter(s -> s.from().port() == port).toList()),
              forgotten.get(port),
              times(
                  sent.stream()
                      .filter(s -> s.from().port() == port && s.length() > 0)
                      .filter(s -> s.time().isAfter(morning))
                      .toList()),
              answer.port() == port ? null : opened.get(answer.port()),
              answer.time()));
    }
    List<Duration> waited = answers.stream().map(Borrowed::waited).sorted().toList();
    Instant lastUse =
        evening.stream().map(Borrowed::time).max(Comparator.naturalOrder()).orElseThrow();
    return new Story(title, lastUse, morning, lanes, waited.get(0), waited.get(waited.size() - 1));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static List<Instant> times(List<Segment> segments) {
    return segments.stream().map(Segment::time).toList();
  }

  Instant start() {
    return lanes.stream().map(Lane::opened).min(Comparator.naturalOrder()).orElseThrow();
  }

  Instant end() {
    return lanes.stream().map(Lane::answered).max(Comparator.naturalOrder()).orElseThrow();
  }

  /** When the firewall forgot the last of them; null if it never did. */
  Instant forgotten() {
    return lanes.stream()
        .map(Lane::forgotten)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  int probes() {
    return lanes.stream().mapToInt(lane -> lane.probes().size()).sum();
  }

  boolean allOnOldConnections() {
    return lanes.stream().allMatch(lane -> lane.replaced() == null);
  }
}
