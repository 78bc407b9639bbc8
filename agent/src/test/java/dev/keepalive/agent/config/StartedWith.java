package dev.keepalive.agent.config;

import dev.keepalive.agent.config.problem.Problem;
import dev.keepalive.agent.config.source.Configuration;
import dev.keepalive.agent.config.source.LoadResult;
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
public final class StartedWith {
  private String argument;
  private final Properties properties = new Properties();
  private final Map<String, String> environment = new TreeMap<>();

  public static StartedWith nothing() {
    return new StartedWith();
  }

  public static StartedWith argument(String argument) {
    StartedWith given = new StartedWith();
    given.argument = argument;
    return given;
  }

  public static StartedWith file(Path directory, String text) {
    Path file = directory.resolve("keepalive.properties");
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return argument("config=" + file);
  }

  public StartedWith property(String name, String value) {
    properties.setProperty(name, value);
    return this;
  }

  public StartedWith variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  public LoadResult load() {
    return Configuration.load(argument, properties, environment);
  }

  /** The general settings of a configuration that must be without errors and warnings. */
  public String settings() {
    LoadResult loaded = load();
    if (!loaded.errors().isEmpty() || !loaded.warnings().isEmpty()) {
      throw new AssertionError(loaded.errors() + " " + loaded.warnings());
    }
    return loaded.configuration().policy().general().toString();
  }

  public List<String> errors() {
    return lines(load().errors());
  }

  public List<String> warnings() {
    LoadResult loaded = load();
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
