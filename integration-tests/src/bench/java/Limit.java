/**
 * What a figure is measured against.
 *
 * @param over the variant that it is a multiple of, or more than; null: the value itself counts
 * @param value of the ratio, of the difference, or of the value itself
 * @param unit may be empty
 */
record Limit(String over, double value, boolean isRatio, String unit) {

  /** At most so many times what the other variant takes. */
  static Limit times(String over, double value) {
    return new Limit(over, value, true, "");
  }

  /** At most so much more than the other variant takes. */
  static Limit more(String over, double value, String unit) {
    return new Limit(over, value, false, unit);
  }

  /** At most so much. */
  static Limit most(double value) {
    return new Limit(null, value, false, "");
  }
}
