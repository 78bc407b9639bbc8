package dev.keepalive.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.classfile.ClassPatch;
import dev.keepalive.agent.classfile.MethodPatch;
import java.util.List;
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
  void the_first_method_that_the_class_has_is_the_one() throws Exception {
    List<MethodPatch> list = declared(List.class);
    Target target = new Target("java.util.List", Hooks.CONNECT, "none()", "size()I", "isEmpty()Z");
    assertThat(target.in(list).name()).isEqualTo("size");
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

  @Test
  void what_the_compiler_has_made_is_no_target() throws Exception {
    Target target = new Target("java.lang.Integer", Hooks.CONNECT, "compareTo(");
    assertThat(target.in(declared(Integer.class)).descriptor()).isEqualTo("(Ljava/lang/Integer;)I");
    Target bridge = new Target("java.lang.Integer", Hooks.CONNECT, "compareTo(Ljava/lang/Object;)");
    assertThat(bridge.in(declared(Integer.class))).isNull();
  }

  private static List<MethodPatch> declared(Class<?> type) throws Exception {
    return new ClassPatch(TargetTransformerTest.bytes(type.getName().replace('.', '/'))).methods();
  }
}
