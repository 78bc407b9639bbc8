package dev.keepalive.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rooms of the house: which may touch which, and how large each may grow. */
class HouseTest {
  private static final String HOUSE = "dev.keepalive.agent";
  private static final String BRIDGE = "java.net.KeepaliveBridge";

  /** What has direct access to the JDK's members, and what it is compiled against. */
  private static final List<String> INTERNALS =
      List.of(
          "java.net.KeepaliveInternals", "sun.nio.ch.KeepaliveNestmate", "sun.nio.ch.NetNatives");

  private static final Path SOURCES = Path.of("src/main/java");

  private static final int MOST_LINES = 250;
  private static final int MOST_FILES = 24;
  private static final int MOST_FILES_IN_A_ROOM_OF_CONFIG = 12;

  /** From top to bottom: each may touch those below it. */
  private static final List<String> ROOMS =
      List.of(
          HOUSE,
          HOUSE + ".boot",
          HOUSE + ".cli",
          HOUSE + ".cli.print",
          HOUSE + ".rescue.diagnosis",
          HOUSE + ".rescue.attach",
          HOUSE + ".rescue",
          HOUSE + ".probe",
          HOUSE + ".insight.jmx",
          HOUSE + ".insight.jfr",
          HOUSE + ".insight.jfr.event",
          HOUSE + ".insight",
          HOUSE + ".weave",
          HOUSE + ".sweep",
          HOUSE + ".watch",
          HOUSE + ".socket",
          HOUSE + ".socket.record",
          HOUSE + ".config.check",
          HOUSE + ".config.reload",
          HOUSE + ".config.source",
          HOUSE + ".config.policy",
          HOUSE + ".config.match",
          HOUSE + ".config.resolution",
          HOUSE + ".config.setting",
          HOUSE + ".config.address",
          HOUSE + ".config.problem",
          HOUSE + ".linux.process",
          HOUSE + ".linux",
          HOUSE + ".classfile",
          HOUSE + ".jvm",
          HOUSE + ".isolation",
          HOUSE + ".log");

  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPath(Path.of("target/classes"));

  @Test
  void every_class_is_in_one_of_the_rooms() {
    assertThat(CLASSES)
        .hasSizeGreaterThan(100)
        .allSatisfy(
            each -> assertThat(isAmongTheJdks(each) || room(each) >= 0).as("%s", each).isTrue());
  }

  @Test
  void no_arrow_points_upwards() {
    assertThat(
            arrows(
                arrow ->
                    isOurs(arrow.getOriginClass())
                        && isOurs(arrow.getTargetClass())
                        && room(arrow.getTargetClass()) < room(arrow.getOriginClass())))
        .isEmpty();
  }

  @Test
  void boot_touches_nothing_of_ours() {
    int boot = ROOMS.indexOf(HOUSE + ".boot");
    assertThat(
            arrows(
                arrow ->
                    room(arrow.getOriginClass()) == boot
                        && (isAmongTheJdks(arrow.getTargetClass())
                            || isOurs(arrow.getTargetClass()))
                        && room(arrow.getTargetClass()) != boot))
        .isEmpty();
  }

  @Test
  void the_bridge_is_for_weave_alone_and_touches_nothing_of_ours() {
    int weave = ROOMS.indexOf(HOUSE + ".weave");
    assertThat(
            arrows(
                arrow ->
                    (isBridge(arrow.getTargetClass())
                            && !isBridge(arrow.getOriginClass())
                            && room(arrow.getOriginClass()) != weave)
                        || (isBridge(arrow.getOriginClass()) && isOurs(arrow.getTargetClass()))))
        .isEmpty();
  }

  @Test
  void direct_access_is_for_jvm_alone_and_touches_nothing_of_ours() {
    int jvm = ROOMS.indexOf(HOUSE + ".jvm");
    assertThat(
            arrows(
                arrow ->
                    (isInternal(arrow.getTargetClass())
                            && !isInternal(arrow.getOriginClass())
                            && room(arrow.getOriginClass()) != jvm)
                        || (isInternal(arrow.getOriginClass()) && isOurs(arrow.getTargetClass()))))
        .isEmpty();
  }

  @Test
  void no_file_is_long() throws IOException {
    for (Path file : sources()) {
      assertThat(Files.readAllLines(file)).as("%s", file).hasSizeLessThanOrEqualTo(MOST_LINES);
    }
  }

  @Test
  void no_room_is_crowded() throws IOException {
    Map<Path, Integer> files = new TreeMap<>();
    for (Path file : sources()) {
      files.merge(SOURCES.relativize(file.getParent()), 1, Integer::sum);
    }
    Path config = Path.of("dev/keepalive/agent/config");
    assertThat(files).hasSizeGreaterThan(10).doesNotContainKey(config);
    files.forEach(
        (room, count) ->
            assertThat(count)
                .as("%s", room)
                .isLessThanOrEqualTo(
                    room.startsWith(config) ? MOST_FILES_IN_A_ROOM_OF_CONFIG : MOST_FILES));
  }

  private static List<String> arrows(Predicate<Dependency> which) {
    List<String> arrows = new ArrayList<>();
    for (JavaClass each : CLASSES) {
      for (Dependency arrow : each.getDirectDependenciesFromSelf()) {
        if (which.test(arrow)) {
          arrows.add(arrow.getDescription());
        }
      }
    }
    return arrows;
  }

  private static boolean isOurs(JavaClass javaClass) {
    return javaClass.getPackageName().startsWith(HOUSE);
  }

  private static boolean isBridge(JavaClass javaClass) {
    return javaClass.getName().startsWith(BRIDGE);
  }

  private static boolean isInternal(JavaClass javaClass) {
    return INTERNALS.contains(javaClass.getName());
  }

  private static boolean isAmongTheJdks(JavaClass javaClass) {
    return isBridge(javaClass) || isInternal(javaClass);
  }

  /** Where its room stands, or -1 if it has none. */
  private static int room(JavaClass javaClass) {
    return ROOMS.indexOf(javaClass.getPackageName());
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }
}
