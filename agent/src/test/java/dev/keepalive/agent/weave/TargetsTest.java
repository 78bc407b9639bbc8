package dev.keepalive.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.bytebuddy.description.type.TypeDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetsTest {

  @ParameterizedTest
  @CsvSource({"8,27", "11,27", "12,27", "13,30", "17,30", "26,30"})
  void how_much_is_woven_on_a_java_version(int feature, int targets) {
    assertThat(Targets.on(feature)).hasSize(targets);
    assertThat(Targets.on(feature).stream().anyMatch(t -> t.className().equals("jdk.net.Sockets")))
        .isEqualTo(feature == 8);
    assertThat(Targets.on(feature).stream().anyMatch(t -> t.toString().contains("blockingConnect")))
        .isEqualTo(feature >= 13);
    assertThat(Targets.on(feature)).noneMatch(Target::mayBeMissing);
  }

  @Test
  void every_target_is_in_the_jdk_that_runs_this() throws Exception {
    for (Target target : Targets.on(Runtime.version().feature())) {
      Class<?> type = Class.forName(target.className(), false, null);
      assertThat(target.in(declared(type))).as("%s", target).isNotNull();
    }
  }

  @Test
  void the_first_method_that_the_class_has_is_the_one() {
    Set<String> list = declared(List.class);
    Target target = new Target("java.util.List", Hooks.CONNECT, "none()", "size()I", "isEmpty()Z");
    assertThat(target.in(list)).isEqualTo("size()I");
    assertThat(target).hasToString("java.util.List.none()");
    assertThat(target.methods()).containsExactly("none()", "size()I", "isEmpty()Z");
    assertThat(target.className()).isEqualTo("java.util.List");
    assertThat(target.hook()).isSameAs(Hooks.CONNECT);
    assertThat(target.mayBeMissing()).isFalse();
    assertThat(new Target("java.util.List", Hooks.CONNECT, "size()J").in(list)).isNull();
  }

  @Test
  void a_target_that_old_versions_do_not_have_may_be_missing() {
    Target target = Target.ifThere("java.util.List", Hooks.CONNECT, "none()");
    assertThat(target.mayBeMissing()).isTrue();
    assertThat(target.methods()).containsExactly("none()");
  }

  /** As {@code TargetTransformer} finds them in the bytes. */
  private static Set<String> declared(Class<?> type) {
    return TypeDescription.ForLoadedType.of(type).getDeclaredMethods().stream()
        .filter(method -> !method.isSynthetic())
        .map(method -> method.getInternalName() + method.getDescriptor())
        .collect(Collectors.toSet());
  }
}
