package dev.keepalive.agent.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignConnectionsTest {

  private final FakeSockets process = new FakeSockets();

  @ParameterizedTest(name = "descriptors can be asked: {0}")
  @ValueSource(booleans = {true, false})
  void a_connection_that_no_hook_has_seen_is_found_at_the_second_look_and_again(boolean canBeAsked)
      throws IOException {
    process.canBeAsked = canBeAsked;
    process.connection(7, 700, 40_000, 5432);
    assertThat(process.look()).as("something new").isTrue();
    assertThat(process.found).isEmpty();
    for (int again = 0; again < 3; again++) {
      assertThat(process.look()).as("something new").isFalse();
      assertThat(process.found).containsExactly("7 connect 10.0.0.1:5432");
    }
  }

  @ParameterizedTest(name = "descriptors can be asked: {0}")
  @ValueSource(booleans = {true, false})
  void a_connection_to_a_port_that_is_listened_on_was_accepted(boolean canBeAsked)
      throws IOException {
    process.canBeAsked = canBeAsked;
    process.listener(6, 600, 8080);
    process.connection(7, 700, 8080, 50_000);
    process.look();
    process.look();
    assertThat(process.found).containsExactly("7 accept :8080 from 10.0.0.1:50000");
  }

  @ParameterizedTest(name = "descriptors can be asked: {0}")
  @ValueSource(booleans = {true, false})
  void what_is_no_established_connection_is_left_alone(boolean canBeAsked) throws IOException {
    process.canBeAsked = canBeAsked;
    process.file(3);
    process.udp(4, 400);
    process.listener(5, 500, 8080);
    process.halfClosed(6, 600, 8080, 50_000);
    assertThat(process.look()).isFalse();
    assertThat(process.look()).isFalse();
    assertThat(process.found).isEmpty();
  }

  @Test
  void a_connection_that_a_hook_settles_before_the_second_look_is_left_to_it() throws IOException {
    process.connection(7, 700, 40_000, 5432);
    process.look();
    process.hooked.add(7);
    assertThat(process.look()).isFalse();
    assertThat(process.found).isEmpty();
    process.hooked.clear();
    assertThat(process.look()).as("new again").isTrue();
    assertThat(process.found).isEmpty();
  }

  @Test
  void another_number_of_a_connection_that_a_hook_has_settled_is_left_alone() throws IOException {
    process.connection(7, 700, 40_000, 5432);
    process.connection(8, 700, 40_000, 5432);
    process.hooked.add(7);
    process.look();
    for (int again = 0; again < 2; again++) {
      assertThat(process.look()).isFalse();
      assertThat(process.found).isEmpty();
      assertThat(process.tables).isEmpty();
    }
    assertThat(process.readLinks).as("once is enough").containsExactly(8);
  }

  @Test
  void a_number_that_is_used_again_is_a_new_connection() throws IOException {
    process.connection(7, 700, 40_000, 5432);
    process.look();
    process.connection(7, 701, 40_001, 5433);
    assertThat(process.look()).isTrue();
    assertThat(process.found).isEmpty();
    process.look();
    assertThat(process.found).containsExactly("7 connect 10.0.0.1:5433");
  }

  @Test
  void a_number_that_was_udp_may_be_a_connection_next() throws IOException {
    process.udp(7, 700);
    process.look();
    process.close(7);
    process.look();
    process.connection(7, 700, 40_000, 5432); // inodes come again too, in the end
    assertThat(process.look()).isTrue();
    process.look();
    assertThat(process.found).containsExactly("7 connect 10.0.0.1:5432");
  }

  @Test
  void a_connection_with_two_numbers_is_found_once_and_by_the_one_that_is_left()
      throws IOException {
    process.connection(7, 700, 40_000, 5432);
    process.connection(8, 700, 40_000, 5432);
    process.look();
    process.look();
    assertThat(process.found).hasSize(1);
    process.close(8);
    process.look();
    assertThat(process.found).containsExactly("7 connect 10.0.0.1:5432");
    process.connection(9, 700, 40_000, 5432);
    process.close(7);
    process.look();
    assertThat(process.found).containsExactly("9 connect 10.0.0.1:5432");
  }

  @Test
  void a_connection_that_is_closed_by_the_peer_is_not_touched_any_more() throws IOException {
    process.connection(7, 700, 40_000, 5432);
    process.look();
    process.look();
    process.halfClosed(7, 700, 40_000, 5432);
    process.look();
    assertThat(process.found).isEmpty();
  }

  @Test
  void the_debuggers_connection_counts_as_accepted_without_its_listener() throws IOException {
    process.debugger = true;
    process.connection(7, 700, 8000, 50_000);
    process.connection(8, 800, 40_000, 50_000);
    process.look();
    process.look();
    assertThat(process.found)
        .containsExactlyInAnyOrder(
            "7 accept :8000 from 10.0.0.1:50000", "8 connect 10.0.0.1:50000");
  }

  @Test
  void a_listener_that_was_there_at_the_look_before_counts() throws IOException {
    process.listener(6, 600, 8000);
    process.look();
    process.close(6);
    process.connection(7, 700, 8000, 50_000);
    process.look();
    process.look();
    assertThat(process.found).containsExactly("7 accept :8000 from 10.0.0.1:50000");
  }

  @Test
  void what_is_closed_while_it_is_asked_does_not_end_the_look() throws IOException {
    process.listener(5, 500, 8000);
    process.connection(6, 600, 40_000, 5432);
    process.connection(7, 700, 40_001, 5432);
    process.closedUnderway.addAll(Set.of(5, 6));
    process.look();
    process.look();
    assertThat(process.found).containsExactly("7 connect 10.0.0.1:5432");
  }

  /** It costs 55 ms where others have 26,000 sockets in the namespace. */
  @Test
  void the_table_is_read_once_for_a_new_connection_and_not_without() throws IOException {
    process.udp(4, 400);
    process.listener(5, 500, 8080);
    process.connection(6, 600, 40_000, 80);
    process.hooked.add(6);
    process.look();
    process.connection(7, 700, 40_000, 5432);
    process.look();
    assertThat(process.tables).isEmpty();
    process.look();
    assertThat(process.tables).containsExactly(Set.of(700L));
    process.look();
    assertThat(process.tables).isEmpty();
    assertThat(process.found).containsExactly("7 connect 10.0.0.1:5432");
  }

  @Test
  void a_connection_of_another_namespace_is_looked_for_once_and_left_alone() throws IOException {
    process.inOtherNamespace(7, 700);
    process.look();
    process.look();
    assertThat(process.tables).containsExactly(Set.of(700L));
    process.look();
    assertThat(process.tables).isEmpty();
    assertThat(process.found).isEmpty();
  }

  @Test
  void what_is_known_is_not_asked_again() throws IOException {
    process.file(3);
    process.udp(4, 400);
    process.connection(6, 600, 40_000, 80);
    process.hooked.add(6);
    process.look();
    assertThat(process.asked).containsExactly(4);
    process.look();
    assertThat(process.asked).isEmpty();
    assertThat(process.readLinks).as("all that a hook does not know").containsExactly(3, 4);
  }

  @Test
  void nothing_is_asked_and_the_table_read_once_a_look_as_long_as_the_jdk_has_no_sockets()
      throws IOException {
    process.canBeAsked = false;
    process.listener(5, 500, 8080);
    process.connection(7, 700, 8080, 50_000);
    process.look();
    process.look();
    assertThat(process.tables).containsExactly(Set.of(500L, 700L));
    assertThat(process.asked).isEmpty();
    process.close(5);
    process.close(7);
    process.file(8);
    process.look();
    assertThat(process.tables).isEmpty();
  }
}
