package dev.keepalive.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.Artifacts;
import dev.keepalive.it.harness.Keepalive;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code app-settings} on Netty's native transports: what an application sets on a connected
 * channel, by Netty's own options and by the kernel's numbers.
 */
class NettySettersIT {

  private static final Path STACKS =
      Artifacts.TARGET.getParent().resolve("src/stacks/java/dev/keepalive/stacks");

  private static final List<String> OPTIONS =
      List.of(
          "SO_KEEPALIVE=false",
          "TCP_KEEPIDLE=30",
          "TCP_KEEPINTVL=3",
          "TCP_KEEPCNT=9",
          "TCP_USER_TIMEOUT=0");

  /** SO_KEEPALIVE, TCP_KEEPIDLE, and TCP_KEEPCNT as bytes: socket(7), tcp(7). */
  private static final List<String> NUMBERS = List.of("int:1/9=0", "int:6/4=30", "raw:6/6=9");

  /** On a channel; the other end keeps what is configured. */
  private record Case(String mode, List<String> set, Keepalive client) {
    @Override
    public String toString() {
      return mode + ", " + String.join(" ", set);
    }
  }

  private static final List<Case> BY_OPTION =
      List.of(
          new Case("respect", OPTIONS, Keepalive.OFF),
          new Case("keep-enabled", OPTIONS, Keepalive.on(30, 3, 9)),
          new Case("tighten", OPTIONS, Keepalive.on(30, 3, 5).withUserTimeout(70_000)),
          new Case("override", OPTIONS, Timing.CONFIGURED.withUserTimeout(70_000)));

  private static final List<Case> BY_NUMBER =
      List.of(
          new Case("keep-enabled", NUMBERS, Keepalive.on(30, 7, 9).withUserTimeout(70_000)),
          new Case("override", NUMBERS, Timing.CONFIGURED.withUserTimeout(70_000)));

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("cases")
  void app_settings_decide_on_what_the_application_sets(Trial trial, Case expected) {
    Trial.Seen seen =
        trial.look(
            Timing.AGENT_ARGUMENT + ",user-timeout=70s,app-settings=" + expected.mode(),
            settled -> true);
    assertThat(seen.sides().get(Side.CONNECTS))
        .as(seen.program())
        .hasSize(1)
        .allMatch(expected.client()::matches);
    assertThat(seen.sides().get(Side.ACCEPTS))
        .as(seen.program())
        .containsExactly(Timing.CONFIGURED.withUserTimeout(70_000));
  }

  static Stream<Arguments> cases() {
    return Stream.concat(
        cases("NettyEpoll", Stream.concat(BY_OPTION.stream(), BY_NUMBER.stream()).toList()),
        Stream.concat(
            cases("NettyIoUring", Stream.concat(BY_OPTION.stream(), BY_NUMBER.stream()).toList()),
            cases("NettyIncubatorIoUring", BY_OPTION)));
  }

  private static Stream<Arguments> cases(String program, List<Case> cases) {
    return StackSource.read(STACKS.resolve(program + ".java")).stream()
        .flatMap(
            stack ->
                Tier.jdks().stream()
                    .filter(stack::runsOn)
                    .flatMap(
                        jdk ->
                            cases.stream()
                                .map(
                                    one ->
                                        Arguments.of(new Trial(stack.with(one.set()), jdk), one))));
  }
}
