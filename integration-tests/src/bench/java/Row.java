import java.util.Map;

/**
 * What came of one measurement.
 *
 * @param jdk 8, 11, 17 …
 * @param medians by the name of the variant
 */
record Row(String what, int jdk, Map<String, Double> medians, Limit limit) {

  /** What the limit is about: a ratio, a difference or the value itself. */
  double ours() {
    double own = medians.get(Variant.OURS.name());
    double base = limit.over() == null ? 0 : medians.get(limit.over());
    return limit.isRatio() ? own / base : own - base;
  }

  /** The ratio of two medians on a shared machine is good to a few hundredths. */
  boolean isWithin() {
    return ours() <= limit.value() + (limit.isRatio() ? 0.03 : 0);
  }

  boolean isWorseByMoreThanAThird() {
    return ours() > limit.value() * 4 / 3;
  }
}
