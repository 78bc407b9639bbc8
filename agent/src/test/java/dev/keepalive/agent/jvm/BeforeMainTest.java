package dev.keepalive.agent.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BeforeMainTest {

  private static final StackTraceElement PREMAIN_CALL =
      frame("sun.instrument.InstrumentationImpl", "loadClassAndCallPremain");
  private static final StackTraceElement TRANSFORM =
      frame("sun.instrument.InstrumentationImpl", "transform");
  private static final StackTraceElement PREMAIN = frame("com.example.Agent", "premain");
  private static final StackTraceElement MAIN = frame("com.example.Application", "main");

  @Test
  void a_premain_is_before_main() {
    assertThat(isInAgent(PREMAIN_CALL)).isTrue();
    assertThat(isInAgent(frame("com.example.Agent", "install"), PREMAIN, PREMAIN_CALL)).isTrue();
  }

  @Test
  void main_is_not_even_in_a_class_transformer() {
    assertThat(isInAgent()).isFalse();
    assertThat(isInAgent(MAIN)).isFalse();
    assertThat(isInAgent(TRANSFORM, MAIN)).isFalse();
  }

  @Test
  void an_application_that_a_premain_runs_has_begun() {
    assertThat(isInAgent(frame("com.example.Application", "serve"), MAIN, PREMAIN, PREMAIN_CALL))
        .isFalse();
  }

  @Test
  void an_agent_that_is_attached_finds_it_over() {
    assertThat(BeforeMain.over().isOver()).isTrue();
  }

  @Test
  void on_a_thread_that_has_ended_it_is_over() throws InterruptedException {
    Thread ended = new Thread("ended");
    ended.start();
    ended.join();
    assertThat(BeforeMain.on(ended).isOver()).isTrue();
  }

  private static boolean isInAgent(StackTraceElement... stack) {
    return BeforeMain.isInAgent(stack);
  }

  private static StackTraceElement frame(String className, String method) {
    return new StackTraceElement(className, method, null, -1);
  }
}
