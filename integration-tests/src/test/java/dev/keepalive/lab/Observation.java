package dev.keepalive.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What became of the repetitions of one case: connections that differ in nothing.
 *
 * @param side {@code client} or {@code accepted}
 */
record Observation(Variant variant, String side, String kind, List<Fate> fates) {

  /** Those of one program, from its connections by {@code KIND/SIDE/NUMBER}. */
  static List<Observation> of(Variant variant, Map<String, Fate> fates) {
    List<Observation> observations = new ArrayList<>();
    for (String side : ProgramUnderTest.SIDES) {
      for (String kind : ProgramUnderTest.KINDS) {
        String prefix = kind + "/" + side + "/";
        List<Fate> same =
            fates.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .map(Map.Entry::getValue)
                .toList();
        observations.add(new Observation(variant, side, kind, same));
      }
    }
    return observations;
  }

  /** Without the mode: the line of a table that has a column for each mode. */
  String row() {
    return variant.jdk() + ", " + side + ", " + kind;
  }

  @Override
  public String toString() {
    return variant + ", " + side + ", " + kind;
  }
}
