package dev.keepalive.lab;

import dev.keepalive.it.harness.Jdk;
import java.util.ArrayList;
import java.util.List;

/** How a program under test is run. */
public record Variant(Jdk jdk, Mode mode) {
  /** Each mode on the oldest and on the newest JDK. */
  static List<Variant> all() {
    List<Jdk> jdks = Jdk.all();
    List<Variant> variants = new ArrayList<>();
    for (Jdk jdk : List.of(jdks.get(0), jdks.get(jdks.size() - 1))) {
      for (Mode mode : Mode.installed()) {
        Variant variant = new Variant(jdk, mode);
        if (!variants.contains(variant)) {
          variants.add(variant);
        }
      }
    }
    return variants;
  }

  @Override
  public String toString() {
    return jdk + ", " + mode;
  }
}
