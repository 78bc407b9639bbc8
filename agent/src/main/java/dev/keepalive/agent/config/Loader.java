package dev.keepalive.agent.config;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Reads all sources and decides which of them says what holds. */
final class Loader {
  private static final Settings OFF =
      new Settings(
          false, Settings.KERNEL, Settings.KERNEL, Settings.KERNEL, 0, AppSettings.RESPECT);

  private final Problems problems = new Problems();

  Loaded load(String argument, Properties properties, Map<String, String> environment) {
    Layer own = Sources.argument(argument, problems);
    own = own.over(Sources.properties(properties, problems));
    own = own.over(Sources.variables(environment, problems));
    Layer all = own.over(file(own));
    all = all.over(Libkeepalive.variables(environment, problems));
    Problems together = new Problems();
    Settings settings = Resolution.settings(all, together);
    problems.addErrors(together);
    boolean broken = !problems.errors().isEmpty();
    if (!broken) {
      problems.addWarnings(together);
    }
    Configuration configuration =
        new Configuration(
            new Policy(broken ? OFF : settings),
            Resolution.log(all),
            (String) all.value(Key.LOG_FILE),
            all.value(Key.ON_ERROR) == Boolean.TRUE,
            Resolution.sweepSeconds(all));
    return new Loaded(configuration, problems.errors(), problems.warnings());
  }

  /** The layer of the file that {@code config} names. */
  private Layer file(Layer own) {
    Layer layer = new Layer();
    String path = (String) own.value(Key.CONFIG);
    if (path == null) {
      return layer;
    }
    byte[] bytes;
    try {
      bytes = ConfigFile.read(path);
    } catch (IOException e) {
      problems.error(own.entry(Key.CONFIG).valueProblem(e.getMessage()));
      return layer;
    }
    String text = ConfigFile.decode(path, bytes, problems);
    if (text == null) {
      return layer;
    }
    List<Entry> entries = PropertiesParser.parse(Source.file(path, text), text, problems);
    for (Entry entry : entries) {
      if (entry.name().equals(Key.CONFIG.toString())) {
        problems.error(
            entry.nameProblem(
                "config can't stand in a file; allowed: argument, property, variable"));
      } else {
        Sources.put("", entry, layer, problems);
      }
    }
    return layer;
  }
}
