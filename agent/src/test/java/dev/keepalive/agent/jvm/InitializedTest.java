package dev.keepalive.agent.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InitializedTest {

  @Test
  void a_class_is_initialized_once_it_is_used_and_not_by_being_asked_about() {
    assertThat(Initialized.is(Subject.class)).isFalse();
    assertThat(Initialized.is(Subject.class)).isFalse();
    assertThat(Subject.use()).isEqualTo(1);
    assertThat(Initialized.is(Subject.class)).isTrue();
  }

  private static final class Subject {
    private static int uses;

    static int use() {
      return ++uses;
    }
  }
}
