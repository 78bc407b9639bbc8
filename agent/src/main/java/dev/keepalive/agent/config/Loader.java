package dev.keepalive.agent.config;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Reads all sources and decides which of them says what holds. It keeps what the argument, the
 * properties and the variables said at the start, so that the file alone can be read again.
 */
final class Loader {
  private static final Settings OFF =
      new Settings(
          false, Settings.KERNEL, Settings.KERNEL, Settings.KERNEL, 0, AppSettings.RESPECT);

  private final Layer stronger;
  private final Layer weaker;

  private Loader(Layer stronger, Layer weaker) {
    this.stronger = stronger;
    this.weaker = weaker;
  }

  /** Reads all sources. */
  static Loaded load(String argument, Properties properties, Map<String, String> environment) {
    Problems before = new Problems();
    Layer own = AgentArgument.read(argument, before);
    own = own.over(SystemProperties.read(properties, before));
    own = own.over(Variables.read(environment, before));
    Problems after = new Problems();
    Loader loader = new Loader(own, Libkeepalive.variables(environment, after));
    byte[] bytes = new byte[0];
    Problems ofFile = new Problems();
    if (loader.path() != null) {
      try {
        bytes = ConfigFile.read(loader.path());
      } catch (IOException e) {
        ofFile.error(own.entry(Key.CONFIG).valueProblem(e.getMessage()));
      }
    }
    FileSettings file = FileSettings.parse(loader.path(), bytes, ofFile);
    return loader.decide(file, bytes, before.and(ofFile).and(after));
  }

  /** Reads one file and no other source. */
  static Loaded loadFile(String path) {
    Problems problems = new Problems();
    byte[] bytes = new byte[0];
    try {
      bytes = ConfigFile.read(path);
    } catch (IOException e) {
      problems.error(new Problem(Source.named(Problem.shown(path)), Source.WHOLE, e.getMessage()));
    }
    FileSettings file = FileSettings.parse(path, bytes, problems);
    return new Loader(new Layer(), new Layer()).decide(file, bytes, problems);
  }

  /** The path of the file, or null. */
  String path() {
    return (String) stronger.value(Key.CONFIG);
  }

  /** Reads the file again, from these bytes, with all that the other sources said. */
  Loaded reload(byte[] bytes) {
    Problems ofFile = new Problems();
    return decide(FileSettings.parse(path(), bytes, ofFile), bytes, ofFile);
  }

  private Loaded decide(FileSettings file, byte[] bytes, Problems problems) {
    Layer said = stronger.over(file.general).over(weaker);
    Layer all = Preset.fillIn(said);
    Problems together = new Problems();
    Settings general = Resolution.settings(all, null, "", together);
    List<Rule> rules = new ArrayList<Rule>();
    for (RuleDraft draft : file.rules.values()) {
      Rule rule = draft.finish(all, general, together);
      if (rule != null) {
        rules.add(rule);
      }
    }
    problems.addErrors(together);
    boolean broken = !problems.errors().isEmpty();
    if (!broken) {
      problems.addWarnings(together);
    }
    boolean off = broken || stronger.value(Key.ENABLED) == Boolean.FALSE;
    Policy policy =
        off ? new Policy(OFF, Collections.<Rule>emptyList()) : new Policy(general, rules);
    return new Loaded(
        new Configuration(policy, all, this, bytes), problems.errors(), problems.warnings());
  }
}
