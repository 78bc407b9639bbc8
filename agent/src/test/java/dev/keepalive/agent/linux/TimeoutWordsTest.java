package dev.keepalive.agent.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedChannelException;
import org.junit.jupiter.api.Test;

class TimeoutWordsTest {
  private final TimeoutWords words = new TimeoutWords();

  @Test
  void what_the_kernel_gives_up_is_told_by_its_words() {
    assertThat(words.areIn(new IOException("Connection timed out"))).isTrue();
    assertThat(words.areIn(new SocketException("Connection timed out (Read failed)"))).isTrue();
    assertThat(words.areIn(new IOException("No route to host"))).isTrue();
    assertThat(words.areIn(new IOException("readAddress(..) failed: Connection timed out")))
        .isTrue();
    assertThat(words.areIn(new IOException("Network is unreachable"))).isTrue();
  }

  @Test
  void anything_else_is_none() {
    assertThat(words.areIn(new SocketException("Connection reset"))).isFalse();
    assertThat(words.areIn(new IOException("Broken pipe"))).isFalse();
    assertThat(words.areIn(new SocketTimeoutException("Connection timed out"))).isFalse();
    assertThat(words.areIn(new ClosedChannelException())).isFalse();
    assertThat(words.areIn(new IOException((String) null))).isFalse();
    assertThat(words.areIn(new IllegalStateException("Connection timed out"))).isFalse();
  }

  @Test
  void what_was_aborted_is_told_by_its_words() {
    assertThat(words.areOfAbort(new IOException("Broken pipe"))).isTrue();
    assertThat(words.areOfAbort(new SocketException("Connection reset"))).isTrue();
    assertThat(words.areOfAbort(new IOException("Connection timed out"))).isFalse();
    assertThat(words.areOfAbort(new IOException((String) null))).isFalse();
    assertThat(words.areOfAbort(new IllegalStateException("Broken pipe"))).isFalse();
  }

  @Test
  void it_can_be_made_to_tell_of_a_timeout() {
    IOException thrown = new IOException("sendAddress(..) failed: Connection reset by peer");
    words.becomeTimeout(thrown);
    assertThat(thrown).hasMessage("sendAddress(..) failed: Connection timed out");
    IOException other = new IOException("Too many open files");
    words.becomeTimeout(other);
    assertThat(other).hasMessage("Too many open files");
  }
}
