package dev.keepalive.lab;

import dev.keepalive.lab.net.Probes;
import dev.keepalive.lab.net.Segment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The keepalive probes that one end of a connection sent, as seen on the wire.
 *
 * @param afterSilence of each probe that followed a sign of life: how long after it
 * @param apart of each probe that followed another: how long after it
 * @param unanswered how many were sent after the last sign of life
 * @param reset how long after the last sign of life the end gave the connection up and reset it;
 *     null if it did not
 */
record ProbeTrain(
    List<Duration> afterSilence, List<Duration> apart, int unanswered, Duration reset) {

  /** What the end on {@code port} sent to {@code peerPort}, and what came back, in a recording. */
  static ProbeTrain of(List<Segment> recording, int port, int peerPort) {
    List<Segment> connection =
        recording.stream()
            .filter(segment -> isFrom(segment, port, peerPort) || isFrom(segment, peerPort, port))
            .toList();
    Set<Segment> probes = new HashSet<>(Probes.in(connection));
    List<Duration> afterSilence = new ArrayList<>();
    List<Duration> apart = new ArrayList<>();
    int unanswered = 0;
    Duration reset = null;
    Instant heard = null;
    Instant probed = null;
    for (Segment segment : connection) {
      if (isFrom(segment, peerPort, port)) {
        heard = segment.time();
        probed = null;
        unanswered = 0;
      } else if (probes.contains(segment)) {
        if (probed == null) {
          afterSilence.add(Duration.between(heard, segment.time()));
        } else {
          apart.add(Duration.between(probed, segment.time()));
        }
        probed = segment.time();
        unanswered++;
      } else if (segment.isReset()) {
        reset = Duration.between(heard, segment.time());
      }
    }
    return new ProbeTrain(afterSilence, apart, unanswered, reset);
  }

  /** Whether nothing was sent that keepalive sends. */
  boolean isEmpty() {
    return afterSilence.isEmpty() && apart.isEmpty() && reset == null;
  }

  private static boolean isFrom(Segment segment, int from, int to) {
    return segment.from().port() == from && segment.to().port() == to;
  }
}
