package dev.keepalive.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.Artifacts;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Connections of Netty's native transports that are open when {@code apply} or {@code attach}
 * comes.
 */
class NettyRescueIT {
  private static final Path STACKS =
      Artifacts.TARGET.getParent().resolve("src/stacks/java/dev/keepalive/stacks");

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("cases")
  void both_ends_get_the_settings(Trial trial, String command) {
    Trial.Seen seen = trial.lookAfter(command, Timing.AGENT_ARGUMENT + ",app-settings=override");
    assertThat(seen.sides()).as(seen.program()).containsKeys(Side.CONNECTS, Side.ACCEPTS);
    seen.sides()
        .forEach(
            (side, values) ->
                assertThat(values)
                    .as("%s of %s", side, seen.program())
                    .isNotEmpty()
                    .allMatch(Timing.CONFIGURED::matches));
  }

  static Stream<Arguments> cases() {
    return Stream.of("NettyEpoll", "NettyIoUring", "NettyIncubatorIoUring")
        .flatMap(program -> StackSource.read(STACKS.resolve(program + ".java")).stream())
        .flatMap(
            stack -> Tier.jdks().stream().filter(stack::runsOn).map(jdk -> new Trial(stack, jdk)))
        .flatMap(
            trial -> List.of("apply", "attach").stream().map(each -> Arguments.of(trial, each)));
  }
}
