package dev.keepalive.lab.rescue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.Jdk;
import dev.keepalive.lab.Fate;
import dev.keepalive.lab.Range;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What became of one program whose threads hung on a dead peer.
 *
 * @param from when the command was entered; where none was, when its turn would have been
 * @param command null where none was entered
 * @param stop null unless the program was stopped
 * @param fates of its threads
 * @param openToTheKernel how many connections the kernel held for open in the end
 * @param end when that was
 */
record RescueFinding(
    Jdk jdk,
    Rescue rescue,
    Instant from,
    Entered command,
    Stop stop,
    List<Fate> fates,
    int openToTheKernel,
    Instant end) {

  /** How late a thread may be free: that of the other experiments. */
  static final Duration TOLERANCE = Duration.ofMillis(1500);

  /** And after a cut, or when a program that was stopped goes on. */
  static final Duration AT_ONCE = Duration.ofSeconds(1);

  /**
   * A stopped program.
   *
   * @param kernelEnded when the kernel had ended all its connections; null if it had not
   * @param freeBefore how many threads had told that they are free before it went on
   * @param proceeded when it went on
   */
  record Stop(Instant kernelEnded, long freeBefore, Instant proceeded) {}

  void check() {
    assertThat(fates).hasSize(HungProgram.THREADS);
    if (rescue == Rescue.NOTHING) {
      assertThat(fates).allMatch(Fate::isOpen, "still hangs");
      assertThat(openToTheKernel).isEqualTo(HungProgram.THREADS);
      return;
    }
    command.check(rescue.answer());
    assertThat(fates).as("%s", command.program()).allMatch(Fate::isEnded, "is free");
    assertThat(openToTheKernel).isZero();
    String message = rescue.isByKeepalive() ? "Connection timed out" : "end of stream";
    assertThat(fates).allSatisfy(fate -> assertThat(fate.ended().message()).startsWith(message));
    checkTimes();
  }

  private void checkTimes() {
    Instant first = freed().get(0);
    Instant last = freed().get(freed().size() - 1);
    switch (rescue) {
      case APPLY, ATTACH -> {
        assertThat(first).isAfterOrEqualTo(from.plus(detection()));
        assertThat(last).isBeforeOrEqualTo(command.returned().plus(detection()).plus(TOLERANCE));
      }
      case APPLY_WHILE_STOPPED -> {
        assertThat(stop.kernelEnded())
            .isBetween(
                from.plus(detection()), command.returned().plus(detection()).plus(TOLERANCE));
        assertThat(stop.freeBefore()).isZero();
        assertThat(last).isBeforeOrEqualTo(stop.proceeded().plus(AT_ONCE));
      }
      case CUT -> assertThat(last).isBeforeOrEqualTo(command.returned().plus(AT_ONCE));
      case NOTHING -> throw new IllegalStateException();
    }
  }

  static Duration detection() {
    return Rescue.TIMING.detection();
  }

  /** When each of the threads was free, in order. */
  List<Instant> freed() {
    return fates.stream()
        .filter(Fate::isEnded)
        .map(fate -> fate.ended().time())
        .sorted(Comparator.naturalOrder())
        .toList();
  }

  long hanging() {
    return fates.stream().filter(Fate::isOpen).count();
  }

  /** How long after the command was entered the threads were free; null if none was. */
  Range times() {
    return Range.of(freed().stream().map(time -> Duration.between(from, time)).toList());
  }

  @Override
  public String toString() {
    return rescue + ", " + jdk;
  }
}
