package dev.keepalive.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.Connections;
import dev.keepalive.it.harness.EachJdk;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Keepalive;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import dev.keepalive.it.harness.Tls;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the JVM itself finds fault with: nothing that it would not without the agent. */
class JvmChecksIT {

  /** The JNI check speaks of signals that are ignored, as they are below nohup(1): not here. */
  private static final String[] AS_IF_IN_FRONT = {"env", "--default-signal=HUP,INT"};

  private static final Keepalive WITH_USER_TIMEOUT = Keepalive.DEFAULT.withUserTimeout(100_000);

  @EachJdk
  void woven_classes_pass_the_verifier(Jdk jdk) {
    assertNothingNew(jdk, "-Xverify:all");
  }

  @EachJdk
  void native_calls_pass_the_jni_check(Jdk jdk) {
    Set<String> alone = said(Launch.of(jdk), jdk, "-Xcheck:jni", Keepalive.OFF);
    Set<String> withAgent = said(Launch.of(jdk).agent(), jdk, "-Xcheck:jni", Keepalive.DEFAULT);
    withAgent.removeIf(line -> line.contains("keepalive-agent - on: "));
    assertThat(withAgent).isSubsetOf(alone);
  }

  @EachJdk
  void with_a_user_timeout_the_jni_check_finds_nothing_either(Jdk jdk) {
    Set<String> alone = said(Launch.of(jdk), jdk, "-Xcheck:jni", Keepalive.OFF);
    assertThat(said(withUserTimeout(jdk), jdk, "-Xcheck:jni", WITH_USER_TIMEOUT)).isSubsetOf(alone);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("from24")
  void no_native_access_is_asked_of_the_application(Jdk jdk) {
    assertNothingNew(jdk, "--illegal-native-access=deny");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("from24")
  void no_access_through_unsafe_is_asked_of_the_application(Jdk jdk) {
    assertNothingNew(jdk, "--sun-misc-unsafe-memory-access=deny");
  }

  static List<Jdk> from24() {
    return Jdk.from(24);
  }

  private static Launch withUserTimeout(Jdk jdk) {
    return Launch.of(jdk).agent("user-timeout=100s,log=warn");
  }

  private static void assertNothingNew(Jdk jdk, String option) {
    assertThat(said(withUserTimeout(jdk), jdk, option, WITH_USER_TIMEOUT))
        .isSubsetOf(said(Launch.of(jdk), jdk, option, Keepalive.OFF));
  }

  /**
   * Opens every kind of connection and returns all that was said on both streams: a line each, with
   * the lines of its stack behind it, without numbers.
   */
  private static Set<String> said(Launch launch, Jdk jdk, String option, Keepalive expected) {
    List<String> kinds = Kinds.of(jdk);
    launch
        .through(AS_IF_IN_FRONT)
        .option(option)
        .option(Tls.options())
        .main("dev.keepalive.subject.Subject", Kinds.arguments("127.0.0.1", kinds));
    try (Program program = launch.start()) {
      Connections.of(program).assertBothEndsShow(expected, kinds);
      assertThat(program.end()).isZero();
      Set<String> said = withStacks(program);
      said.removeIf(line -> line.startsWith("ready "));
      return said;
    }
  }

  private static Set<String> withStacks(Program program) {
    return Stream.of(program.stdout(), program.stderr())
        .flatMap(said -> Stream.of(said.replaceAll("\n\\s+", " ").split("\n", -1)))
        .filter(line -> !line.isEmpty())
        .map(line -> line.replaceAll("0x[0-9a-f]+|\\d+", "N"))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
