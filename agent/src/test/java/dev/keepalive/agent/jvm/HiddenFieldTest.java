package dev.keepalive.agent.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileDescriptor;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

/** By reflection; that direct access does the same, DirectAccessIT shows. */
class HiddenFieldTest {
  private static final String NIO_SOCKET = "sun.nio.ch.NioSocketImpl";

  @Test
  void a_field_is_read_and_written_whatever_hides_it() throws Exception {
    HiddenField number = HiddenField.of(FileDescriptor.class, "fd");
    FileDescriptor descriptor = new FileDescriptor();
    assertThat(number.isThere()).isTrue();
    assertThat(number.getInt(descriptor)).isEqualTo(-1);
    number.setInt(descriptor, 7);
    assertThat(number.getInt(descriptor)).isEqualTo(7);
    try (Socket socket = new Socket()) {
      assertThat(HiddenField.of(Socket.class, "impl").get(socket)).isNotNull();
    }
    assertThat(HiddenField.of("java.lang.Thread", "interrupted").getBoolean(new Thread()))
        .isFalse();
  }

  @Test
  void it_is_in_objects_of_its_class_alone() throws Exception {
    HiddenField field = HiddenField.of(Socket.class, "impl");
    try (Socket socket = new Socket();
        ServerSocket other = new ServerSocket()) {
      assertThat(field.isIn(socket)).isTrue();
      assertThat(field.isIn(other)).isFalse();
      assertThat(field.isIn(null)).isFalse();
    }
  }

  @Test
  void what_this_jdk_has_not_got_is_told_as_such() {
    for (HiddenField missing :
        new HiddenField[] {
          HiddenField.of(FileDescriptor.class, "none"),
          HiddenField.of("java.no.Such", "fd"),
          HiddenField.of((Class<?>) null, "fd")
        }) {
      FileDescriptor descriptor = new FileDescriptor();
      assertThat(missing.isThere()).isFalse();
      assertThat(missing.isIn(descriptor)).isFalse();
      assertThatThrownBy(() -> missing.get(descriptor))
          .isInstanceOf(UnsupportedOperationException.class);
      assertThatThrownBy(() -> missing.setInt(descriptor, 1))
          .isInstanceOf(UnsupportedOperationException.class);
    }
  }

  @Test
  void a_constant_is_read_or_there_is_another_answer() {
    assertThat(HiddenField.constant(NIO_SOCKET, "ST_CLOSING", 99)).isBetween(2, 9);
    assertThat(HiddenField.constant(NIO_SOCKET, "ST_NONE", 99)).isEqualTo(99);
    assertThat(HiddenField.constant("java.no.Such", "ST_CLOSING", 99)).isEqualTo(99);
  }
}
