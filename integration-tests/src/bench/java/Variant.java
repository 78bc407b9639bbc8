import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * With what a program runs.
 *
 * @param options of the JVM
 * @param environment besides what it has
 */
record Variant(String name, List<String> options, Map<String, String> environment) {
  static final Variant NONE = new Variant("none", List.of(), Map.of());
  static final Variant EMPTY = agent("empty agent", Child.TARGET.resolve("empty-agent.jar"));
  static final Variant OURS = agent("keepalive-agent", Path.of(System.getProperty("bench.agent")));

  /** It adds methods to the JDK's classes, which from 13 on has to be allowed. */
  private static final List<String> FOR_BLOCK_HOUND =
      List.of("-XX:+IgnoreUnrecognizedVMOptions", "-XX:+AllowRedefinitionToAddDeleteMethods");

  /** JaCoCo and the like, where they could be had. */
  static final List<Variant> OTHERS = others();

  /** At the start. */
  static List<Variant> starts() {
    List<Variant> variants = new ArrayList<>(List.of(NONE, EMPTY, OURS));
    variants.addAll(OTHERS);
    return variants;
  }

  /** On connections. */
  static List<Variant> connects() {
    List<Variant> variants = new ArrayList<>(agents());
    String library = System.getProperty("bench.preload", "none");
    if (Files.exists(Path.of(library))) {
      variants.add(
          new Variant(
              "libkeepalive",
              List.of(),
              Map.of(
                  "LD_PRELOAD", library,
                  "KEEPALIVE", "on",
                  "KEEPIDLE", "60",
                  "KEEPINTVL", "10",
                  "KEEPCNT", "6")));
    }
    return variants;
  }

  /** Where nothing else has what is measured. */
  static List<Variant> agents() {
    return List.of(NONE, OURS);
  }

  private static Variant agent(String name, Path jar) {
    return new Variant(name, List.of("-javaagent:" + jar), Map.of());
  }

  private static List<Variant> others() {
    List<Variant> others = new ArrayList<>();
    for (String each : System.getProperty("bench.others", "").split(",", -1)) {
      int equals = each.indexOf('=');
      if (equals > 0 && Files.exists(Path.of(each.substring(equals + 1)))) {
        Variant plain = agent(each.substring(0, equals), Path.of(each.substring(equals + 1)));
        List<String> options = new ArrayList<>(plain.options());
        options.addAll(FOR_BLOCK_HOUND);
        others.add(new Variant(plain.name(), options, Map.of()));
      }
    }
    return others;
  }
}
