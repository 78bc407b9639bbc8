package dev.keepalive.agent.config.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
  private static final long ALL = -1;

  @ParameterizedTest
  @CsvSource({
    "db.example, db.example, true",
    "db.example, DB.Example., true",
    "DB.example., db.example, true",
    "db.example, db.example.org, false",
    "db.example, a.db.example, false",
    "db*, db, true",
    "db*, db.example, true",
    "*db, xdb, true",
    "*db, dbx, false",
    "*a*, bab, true",
    "a*b*c, abbc, true",
    "a*b*c, acbb, false",
    "a?c, abc, true",
    "a?c, ac, false",
    "a?c, abbc, false",
    "?, a, true",
    "a**, a, true",
    "., ., true",
  })
  void a_name_and_a_pattern(String pattern, String name, boolean matches) {
    assertThat(matches(new Glob(pattern), name)).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({
    "*, *, true",
    "a*, a?, true",
    "a?, a?, true",
    "a?, a*, false",
    "a*, *, false",
    "db*.example, db?.example, true",
    "db.example, db?.example, false"
  })
  void a_pattern_covers_another_if_it_matches_all_of_its_names(
      String pattern, String other, boolean covers) {
    assertThat(new Glob(pattern).covers(new Glob(other))).isEqualTo(covers);
  }

  @Test
  void each_of_both_hashes_rules_out_a_name_without_the_pattern_s_pairs() {
    Glob pattern = new Glob("db*.example");
    String name = "db1.example";
    assertThat(pattern.matches(name, Glob.pairs(name, 0), Glob.pairs(name, 1))).isTrue();
    // as if the name had no pairs, or all
    assertThat(pattern.matches(name, 0, ALL)).isFalse();
    assertThat(pattern.matches(name, ALL, 0)).isFalse();
    assertThat(pattern.matches(name, ALL, ALL)).isTrue();
  }

  @Test
  void pairs_rule_out_nearly_all_of_many_patterns_that_are_alike() {
    String name = "node17-prod482-eu-296-.team296.example";
    assertThat(leftBy(name, true, false)).isBetween(1L, 60L);
    assertThat(leftBy(name, false, true)).isBetween(1L, 60L);
    assertThat(leftBy(name, true, true)).isBetween(1L, 20L);
    assertThat(leftBy("db.example", true, true)).isLessThan(3);
  }

  /** How many of 300 patterns are left to be looked at letter by letter. */
  private static long leftBy(String name, boolean first, boolean second) {
    return IntStream.range(0, 300)
        .mapToObj(i -> "*-" + i + "-*")
        .filter(glob -> !first || isAmong(Glob.pairs(glob, 0), Glob.pairs(name, 0)))
        .filter(glob -> !second || isAmong(Glob.pairs(glob, 1), Glob.pairs(name, 1)))
        .count();
  }

  private static boolean isAmong(long few, long many) {
    return (few & ~many) == 0;
  }

  private static boolean matches(Glob glob, String name) {
    return glob.matches(name, Glob.pairs(name, 0), Glob.pairs(name, 1));
  }
}
