package dev.keepalive.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
  @Test
  void hold_takes_a_duration() {
    assertThat(Arguments.parse("--hold", "90").holdFor()).isEqualTo(Duration.ofSeconds(90));
    assertThat(Arguments.parse("--hold", "2m").holdFor()).isEqualTo(Duration.ofMinutes(2));
    assertThat(Arguments.parse("--hold", "1h").holdFor()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void hold_alone_never_ends() {
    assertThat(Arguments.parse("--hold").hold()).isTrue();
    assertThat(Arguments.parse("--hold").holdFor()).isNull();
    assertThat(Arguments.parse().hold()).isFalse();
  }

  @Test
  void bad_arguments_are_named() {
    assertThatThrownBy(() -> Arguments.parse("--hodl")).hasMessage("unknown argument '--hodl'");
    assertThatThrownBy(() -> Arguments.parse("--hold", "soon"))
        .hasMessage("'soon' is not a duration: write for example 90, 90s, 2m or 1h");
    assertThatThrownBy(() -> Arguments.parse("--hold", "0")).hasMessageContaining("not a duration");
  }
}
