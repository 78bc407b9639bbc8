package dev.keepalive.lab.rescue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.lab.Fate;
import dev.keepalive.lab.net.Network;
import dev.keepalive.lab.net.Segment;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * How the peer saw the end of connections that were cut.
 *
 * @param readTheEnd on how many it read the end of the stream
 * @param ended to how many the application's end sent a FIN
 * @param reset on how many a reset was sent, from either end
 */
record CutOnTheWire(CutFinding cut, long readTheEnd, long ended, long reset) {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** The ports of a connection's two ends. */
  private record Ports(int application, int peer) {
    static Ports of(Segment segment) {
      return segment.from().address().equals(Network.APPLICATION)
          ? new Ports(segment.from().port(), segment.to().port())
          : new Ports(segment.to().port(), segment.from().port());
    }
  }

  /** What the peer told. */
  static CutOnTheWire by(SilentPeer peer, CutFinding cut) {
    try {
      Awaitility.await().atMost(PATIENCE).until(() -> read(peer, cut) == cut.fates().size());
    } catch (ConditionTimeoutException e) {
      // the check tells
    }
    return new CutOnTheWire(cut, read(peer, cut), 0, 0);
  }

  private static long read(SilentPeer peer, CutFinding cut) {
    return cut.fates().stream().filter(peer::sawTheEndOf).count();
  }

  /** And what a recording on the router shows. */
  CutOnTheWire in(List<Segment> recording) {
    Map<Ports, List<Segment>> connections =
        recording.stream().collect(Collectors.groupingBy(Ports::of));
    List<List<Segment>> own =
        cut.fates().stream().map(fate -> connections.getOrDefault(ports(fate), List.of())).toList();
    return new CutOnTheWire(
        cut,
        readTheEnd,
        own.stream().filter(CutOnTheWire::isEndedByTheApplication).count(),
        own.stream().flatMap(Collection::stream).filter(Segment::isReset).count());
  }

  private static Ports ports(Fate fate) {
    return new Ports(fate.localPort(), fate.peerPort());
  }

  private static boolean isEndedByTheApplication(List<Segment> connection) {
    return connection.stream()
        .anyMatch(
            segment -> segment.isEnd() && segment.from().address().equals(Network.APPLICATION));
  }

  void check() {
    assertThat(readTheEnd).as("the peer reads -1").isEqualTo(HungProgram.THREADS);
    assertThat(ended).as("FIN").isEqualTo(HungProgram.THREADS);
    assertThat(reset).as("RST").isZero();
  }

  @Override
  public String toString() {
    return cut.toString();
  }
}
