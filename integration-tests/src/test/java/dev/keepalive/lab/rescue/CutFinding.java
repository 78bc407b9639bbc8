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
 * What a cut did to the connections of one kind in one program, and to the others.
 *
 * @param fates of the threads that hung on them
 * @param othersOpen how many connections of other kinds were open after it
 * @param othersExpected how many should be
 * @param carried how many bytes the connections with traffic had carried before
 * @param carriedAfter and after
 */
record CutFinding(
    Jdk jdk,
    String kind,
    Entered command,
    List<Fate> fates,
    long othersOpen,
    long othersExpected,
    long carried,
    long carriedAfter) {

  void check() {
    command.check(HungProgram.THREADS + " connections cut");
    assertThat(fates)
        .as("%s", command.program())
        .hasSize(HungProgram.THREADS)
        .allMatch(Fate::isEnded, "is free")
        .allSatisfy(
            fate -> {
              assertThat(fate.ended().message()).isEqualTo("end of stream");
              assertThat(fate.ended().time())
                  .isBetween(command.at(), command.returned().plus(RescueFinding.AT_ONCE));
            });
    assertThat(othersOpen).as("others").isEqualTo(othersExpected);
    assertThat(carriedAfter).as("traffic").isGreaterThan(carried);
  }

  /** How long after the command was entered the threads were free; null if none was. */
  Range times() {
    return Range.of(
        fates.stream()
            .filter(Fate::isEnded)
            .map(fate -> Duration.between(command.at(), fate.ended().time()))
            .toList());
  }

  /** From the first that was free to the last; null if none was. */
  Duration spread() {
    List<Instant> freed =
        fates.stream()
            .filter(Fate::isEnded)
            .map(fate -> fate.ended().time())
            .sorted(Comparator.naturalOrder())
            .toList();
    return freed.isEmpty() ? null : Duration.between(freed.get(0), freed.get(freed.size() - 1));
  }

  @Override
  public String toString() {
    return kind + ", " + jdk;
  }
}
