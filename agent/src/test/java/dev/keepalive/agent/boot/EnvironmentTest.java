package dev.keepalive.agent.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

  @Test
  void it_is_what_the_jdk_says() throws IOException {
    assertThat(Environment.ofTheKernel()).isEqualTo(System.getenv());
  }

  @Test
  void of_two_variables_with_one_name_the_first_counts() throws UnsupportedEncodingException {
    byte[] environ = "A=1\0A=2\0B=a=b\0EMPTY=\0nothing\0=x\0Ü=ü\0".getBytes(StandardCharsets.UTF_8);
    assertThat(Environment.parse(environ, "UTF-8"))
        .containsOnly(entry("A", "1"), entry("B", "a=b"), entry("EMPTY", ""), entry("Ü", "ü"));
  }
}
