package dev.keepalive.agent.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** What a JVM is started with, as far as the configuration sees it. */
final class Given {
  private String argument;
  private final Properties properties = new Properties();
  private final Map<String, String> environment = new TreeMap<>();

  static Given nothing() {
    return new Given();
  }

  static Given argument(String argument) {
    Given given = new Given();
    given.argument = argument;
    return given;
  }

  static Given file(Path directory, String text) {
    Path file = directory.resolve("keepalive.properties");
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return argument("config=" + file);
  }

  Given property(String name, String value) {
    properties.setProperty(name, value);
    return this;
  }

  Given variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Loaded load() {
    return Configuration.load(argument, properties, environment);
  }

  /** The general settings of a configuration that must be without errors and warnings. */
  String settings() {
    Loaded loaded = load();
    if (!loaded.errors().isEmpty() || !loaded.warnings().isEmpty()) {
      throw new AssertionError(loaded.errors() + " " + loaded.warnings());
    }
    return loaded.configuration().policy().general().toString();
  }

  List<String> errors() {
    return lines(load().errors());
  }

  List<String> warnings() {
    Loaded loaded = load();
    if (!loaded.errors().isEmpty()) {
      throw new AssertionError(loaded.errors());
    }
    return lines(loaded.warnings());
  }

  private static List<String> lines(List<Problem> problems) {
    List<String> lines = new ArrayList<>();
    for (Problem problem : problems) {
      lines.add(problem.toString());
    }
    return lines;
  }
}
