package dev.keepalive.agent.config.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the log and a reload go by: whether a connection gets the same. */
class SettingsTest {
  private static final Settings ONE = settings(true, 60, 10, 6, 0, AppSettings.TIGHTEN);

  private static final List<Settings> OTHER_TIMES =
      List.of(
          settings(true, 61, 10, 6, 0, AppSettings.TIGHTEN),
          settings(true, 60, 11, 6, 0, AppSettings.TIGHTEN),
          settings(true, 60, 10, 7, 0, AppSettings.TIGHTEN),
          settings(true, 60, 10, 6, 1, AppSettings.TIGHTEN));

  private static final List<Settings> SAME_TIMES =
      List.of(
          settings(false, 60, 10, 6, 0, AppSettings.TIGHTEN),
          settings(true, 60, 10, 6, 0, AppSettings.OVERRIDE));

  @Test
  void settings_are_equal_if_a_connection_gets_the_same_of_both() {
    Settings same = settings(true, 60, 10, 6, 0, AppSettings.TIGHTEN);
    assertThat(same).isEqualTo(ONE).hasSameHashCodeAs(ONE);
    assertThat(OTHER_TIMES).doesNotContain(ONE);
    assertThat(SAME_TIMES).doesNotContain(ONE);
    assertThat(ONE.equals((Object) "idle 60s")).isFalse();
  }

  @Test
  void the_times_are_compared_without_the_rest() {
    assertThat(OTHER_TIMES).noneMatch(ONE::timesLike);
    assertThat(SAME_TIMES).allMatch(ONE::timesLike);
  }

  @Test
  void what_differs_seldom_has_the_same_hash() {
    Set<Integer> hashes = new HashSet<>();
    for (int i = 1; i <= 20; i++) {
      for (int j = 1; j <= 20; j++) {
        hashes.add(settings(true, i, j, 6, 0, AppSettings.TIGHTEN).hashCode());
        hashes.add(settings(true, 60, 10, i, j, AppSettings.TIGHTEN).hashCode());
      }
    }
    assertThat(hashes).hasSizeGreaterThan(780);
  }

  @Test
  void a_preset_is_named_as_it_is_written() {
    assertThat(Preset.values())
        .extracting(Preset::toString)
        .containsExactly("aws", "azure", "gcp", "kubernetes", "failover", "libkeepalive", "go");
  }

  private static Settings settings(
      boolean enabled, int idle, int interval, int count, int userTimeout, AppSettings mode) {
    return new Settings(enabled, idle, interval, count, userTimeout, mode);
  }
}
