package dev.keepalive.agent.config.source;

import dev.keepalive.agent.config.policy.Policy;
import dev.keepalive.agent.config.policy.Rule;
import dev.keepalive.agent.config.problem.Problem;
import dev.keepalive.agent.config.problem.Problems;
import dev.keepalive.agent.config.problem.Source;
import dev.keepalive.agent.config.resolution.Resolution;
import dev.keepalive.agent.config.setting.AppSettings;
import dev.keepalive.agent.config.setting.Key;
import dev.keepalive.agent.config.setting.Layer;
import dev.keepalive.agent.config.setting.Preset;
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

  /** What is wrong with all sources but the file. */
  private final Problems ofOthers;

  /** Whether nothing is, neither in one of them nor between them. */
  private final boolean othersAreGood;

  private Loader(Layer stronger, Layer weaker, Problems ofOthers) {
    this.stronger = stronger;
    this.weaker = weaker;
    this.ofOthers = ofOthers;
    Problems together = new Problems();
    Resolution.settings(Preset.fillIn(stronger), new Layer(), null, "", together);
    this.othersAreGood = ofOthers.errors().isEmpty() && together.errors().isEmpty();
  }

  /** Reads all sources. */
  static LoadResult load(String argument, Properties properties, Map<String, String> environment) {
    Problems before = new Problems();
    Layer own = AgentArgument.read(argument, before);
    own = own.over(NamedSettings.properties(properties, before));
    own = own.over(NamedSettings.variables(environment, before));
    Problems after = new Problems();
    Layer libkeepalive = Libkeepalive.variables(environment, after);
    Loader loader = new Loader(own, libkeepalive, new Problems().and(before).and(after));
    return loader.loadFile(before, after);
  }

  /** Reads the file anew, with this argument as the strongest of the other sources. */
  LoadResult with(String argument) {
    Problems given = new Problems();
    Layer later = AgentArgument.read(argument, given);
    given.addErrors(ofOthers);
    Problems ofAll = new Problems();
    ofAll.addErrors(given);
    Loader loader = new Loader(later.over(stronger), weaker, ofAll);
    return loader.loadFile(given, new Problems());
  }

  /**
   * Reads the file that is named.
   *
   * @param before what to report before the file's problems
   * @param after what to report after them
   */
  private LoadResult loadFile(Problems before, Problems after) {
    Problems ofFile = new Problems();
    FileSnapshot file = path() == null ? FileSnapshot.NO_FILE : FileSnapshot.of(path());
    if (file.trouble != null) {
      ofFile.error(stronger.entry(Key.CONFIG).valueProblem(file.trouble));
    }
    FileSettings settings = FileSettings.parse(path(), file.bytes, ofFile);
    return decide(settings, file, new Problems().and(before).and(ofFile).and(after));
  }

  /** Reads one file and no other source. */
  static LoadResult loadFile(String path) {
    Problems problems = new Problems();
    FileSnapshot reading = FileSnapshot.of(path);
    if (reading.trouble != null) {
      problems.error(new Problem(Source.named(Problem.shown(path)), Source.WHOLE, reading.trouble));
    }
    FileSettings file = FileSettings.parse(path, reading.bytes, problems);
    return new Loader(new Layer(), new Layer(), new Problems()).decide(file, reading, problems);
  }

  /** The path of the file, or null. */
  String path() {
    return stronger.get(Key.CONFIG);
  }

  /** Reads the file again, from these bytes, with all that the other sources said. */
  LoadResult reload(FileSnapshot reading) {
    Problems ofFile = new Problems();
    return decide(FileSettings.parse(path(), reading.bytes, ofFile), reading, ofFile);
  }

  /** Whether there is a file and nothing that it says can be in vain. */
  boolean followsFile() {
    return path() != null && othersAreGood && stronger.get(Key.ENABLED, true);
  }

  private LoadResult decide(FileSettings file, FileSnapshot reading, Problems problems) {
    Layer said = stronger.over(file.general).over(weaker);
    Layer all = Preset.fillIn(said);
    Problems together = new Problems();
    Settings general = Resolution.settings(all, new Layer(), null, "", together);
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
    boolean off = broken || !stronger.get(Key.ENABLED, true);
    Policy policy =
        off ? new Policy(OFF, Collections.<Rule>emptyList()) : new Policy(general, rules);
    return new LoadResult(
        new Configuration(policy, all, this, reading, !broken),
        problems.errors(),
        problems.warnings());
  }
}
