package dev.keepalive.agent.config.source;

import dev.keepalive.agent.config.policy.Policy;
import dev.keepalive.agent.config.policy.Rule;
import dev.keepalive.agent.config.problem.Problem;
import dev.keepalive.agent.config.problem.Problems;
import dev.keepalive.agent.config.problem.Source;
import dev.keepalive.agent.config.setting.AppSettings;
import dev.keepalive.agent.config.setting.Key;
import dev.keepalive.agent.config.setting.Layer;
import dev.keepalive.agent.config.setting.Preset;
import dev.keepalive.agent.config.setting.Resolution;
import dev.keepalive.agent.config.setting.Settings;
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
  private final boolean othersAreGood;

  /**
   * @param othersAreGood whether all sources but the file are
   */
  private Loader(Layer stronger, Layer weaker, boolean othersAreGood) {
    this.stronger = stronger;
    this.weaker = weaker;
    this.othersAreGood = othersAreGood;
  }

  /** Reads all sources. */
  static LoadResult load(String argument, Properties properties, Map<String, String> environment) {
    Problems before = new Problems();
    Layer own = AgentArgument.read(argument, before);
    own = own.over(SystemProperties.read(properties, before));
    own = own.over(Variables.read(environment, before));
    Problems after = new Problems();
    Layer libkeepalive = Libkeepalive.variables(environment, after);
    return load(own, before, libkeepalive, after);
  }

  /** Reads the file with what the other sources said, and over it an argument that came later. */
  LoadResult with(String argument) {
    Problems problems = new Problems();
    Layer own = AgentArgument.read(argument, problems).over(stronger);
    return load(own, problems, weaker, new Problems());
  }

  private static LoadResult load(Layer own, Problems before, Layer libkeepalive, Problems after) {
    Problems together = new Problems();
    Resolution.settings(Preset.fillIn(own), null, "", together);
    boolean good =
        before.errors().isEmpty() && after.errors().isEmpty() && together.errors().isEmpty();
    Loader loader = new Loader(own, libkeepalive, good);
    Problems ofFile = new Problems();
    FileSnapshot reading =
        loader.path() == null ? FileSnapshot.NO_FILE : FileSnapshot.of(loader.path());
    if (reading.trouble != null) {
      ofFile.error(own.entry(Key.CONFIG).valueProblem(reading.trouble));
    }
    FileSettings file = FileSettings.parse(loader.path(), reading.bytes, ofFile);
    return loader.decide(file, reading, before.and(ofFile).and(after));
  }

  /** Reads one file and no other source. */
  static LoadResult loadFile(String path) {
    Problems problems = new Problems();
    FileSnapshot reading = FileSnapshot.of(path);
    if (reading.trouble != null) {
      problems.error(new Problem(Source.named(Problem.shown(path)), Source.WHOLE, reading.trouble));
    }
    FileSettings file = FileSettings.parse(path, reading.bytes, problems);
    return new Loader(new Layer(), new Layer(), true).decide(file, reading, problems);
  }

  /** The path of the file, or null. */
  String path() {
    return (String) stronger.value(Key.CONFIG);
  }

  /** Reads the file again, from these bytes, with all that the other sources said. */
  LoadResult reload(FileSnapshot reading) {
    Problems ofFile = new Problems();
    return decide(FileSettings.parse(path(), reading.bytes, ofFile), reading, ofFile);
  }

  /** Whether there is a file and nothing that it says can be in vain. */
  boolean followsFile() {
    return path() != null && othersAreGood && stronger.value(Key.ENABLED) != Boolean.FALSE;
  }

  private LoadResult decide(FileSettings file, FileSnapshot reading, Problems problems) {
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
    return new LoadResult(
        new Configuration(policy, all, this, reading, !broken),
        problems.errors(),
        problems.warnings());
  }
}
