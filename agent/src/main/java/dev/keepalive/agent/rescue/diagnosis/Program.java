package dev.keepalive.agent.rescue.diagnosis;

import dev.keepalive.agent.rescue.Jvm;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Properties;

/** How a process was started, and what it has loaded. Immutable. */
final class Program {
  private static final List<String> REFUSALS =
      Collections.unmodifiableList(
          Arrays.asList("-XX:+DisableAttachMechanism", "-Xrs", "-XX:-EnableDynamicAgentLoading"));

  private final boolean jvm;
  private final String version;
  private final List<String> options;
  private final List<String> environment;
  private final String libraries;
  private final Properties properties;

  /**
   * @param version of a JVM's Java, or null
   * @param environment {@code NAME=value} each
   * @param libraries {@code /proc/PID/maps}
   * @param properties a JVM's system properties as they are now, or null where it was not asked
   */
  Program(
      boolean jvm,
      String version,
      List<String> options,
      List<String> environment,
      String libraries,
      Properties properties) {
    this.jvm = jvm;
    this.version = version;
    this.options = options;
    this.environment = environment;
    this.libraries = libraries;
    this.properties = properties;
  }

  boolean isJvm() {
    return jvm;
  }

  /** {@code 17.0.15} or {@code 1.8.0_292}, or null. */
  String version() {
    String asked = properties == null ? null : properties.getProperty("java.version");
    return asked == null ? version : asked;
  }

  /** 8, 11, 17 and so on; 0 where unknown. */
  int feature() {
    return Jvm.feature(version());
  }

  /** The update of a Java 8: 292 of {@code 1.8.0_292}; 0 where unknown. */
  int update() {
    String all = version() == null ? "" : version();
    String digits = all.substring(all.indexOf('_') + 1).replaceFirst("[^0-9].*", "");
    return all.indexOf('_') < 0 || digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }

  List<String> options() {
    return options;
  }

  List<String> environment() {
    return environment;
  }

  /** The option by which a JVM takes no agent at run time; null if none. */
  String refusal() {
    for (String option : REFUSALS) {
      if (options.contains(option)) {
        return option;
      }
    }
    return null;
  }

  /** A variable, or null. */
  String variable(String name) {
    for (String variable : environment) {
      if (variable.startsWith(name + "=")) {
        return variable.substring(name.length() + 1);
      }
    }
    return null;
  }

  /** A system property: as it is now, or else as the options have it; null if not set. */
  String property(String name) {
    if (properties != null) {
      return properties.getProperty(name);
    }
    String value = null;
    for (String option : options) {
      if (option.equals("-D" + name)) {
        value = "";
      } else if (option.startsWith("-D" + name + "=")) {
        value = option.substring(name.length() + 3);
      }
    }
    return value;
  }

  /** Whether it can be seen what is loaded. */
  boolean tellsLibraries() {
    return !libraries.isEmpty();
  }

  /** Whether a library is loaded whose file's name starts so. */
  boolean hasLoaded(String library) {
    return libraries.contains("/" + library);
  }
}
