package dev.keepalive.agent.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepalive.agent.socket.OnLoopback;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.Test;

class TimeoutWordsTest extends OnLoopback {
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
  void what_failed_last_on_this_thread_plays_no_part() throws IOException {
    SocketChannel channel = loopback.channel();
    SocketChannel peer = loopback.accept();
    peer.setOption(StandardSocketOptions.SO_LINGER, 0);
    peer.close();
    assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(1))).isInstanceOf(IOException.class);
    assertThat(words.areIn(new IOException("Connection reset by peer"))).isFalse();
  }

  @Test
  void in_another_language_libc_has_the_words() {
    String before = System.setProperty("user.language", "de");
    try {
      // the locale of this process is English or none
      assertThat(TimeoutWords.words())
          .containsExactly("Connection timed out", "No route to host", "Network is unreachable");
    } finally {
      System.setProperty("user.language", before);
    }
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
