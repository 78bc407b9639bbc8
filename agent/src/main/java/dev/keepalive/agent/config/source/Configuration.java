package dev.keepalive.agent.config.source;

import dev.keepalive.agent.config.policy.Policy;
import dev.keepalive.agent.config.policy.Rule;
import dev.keepalive.agent.config.problem.Entry;
import dev.keepalive.agent.config.problem.Problem;
import dev.keepalive.agent.config.resolution.Resolution;
import dev.keepalive.agent.config.setting.AppSettings;
import dev.keepalive.agent.config.setting.Durations;
import dev.keepalive.agent.config.setting.Key;
import dev.keepalive.agent.config.setting.Layer;
import dev.keepalive.agent.config.setting.Limits;
import dev.keepalive.agent.config.setting.LogLevel;
import dev.keepalive.agent.config.setting.Quantity;
import dev.keepalive.agent.config.setting.Settings;
import java.util.Collections;
import java.util.Map;
import java.util.Properties;

/**
 * All that was configured. Immutable.
 *
 * <p>Where nothing is, as most often, the defaults are there without a class of those that read and
 * judge.
 */
public final class Configuration {
  private final Policy policy;

  /** Null, as the two after it, where nothing is said: {@link #read} has them. */
  private final Layer all;

  private final Loader loader;
  private final FileSnapshot reading;
  private final boolean good;

  /**
   * @param all what the sources say together, in general
   * @param loader what can read the file again
   * @param reading what is in the file
   * @param good whether there is nothing wrong with it
   */
  Configuration(Policy policy, Layer all, Loader loader, FileSnapshot reading, boolean good) {
    this.policy = policy;
    this.all = all;
    this.loader = loader;
    this.reading = reading;
    this.good = good;
  }

  /**
   * Reads the configuration from all its sources. Never throws.
   *
   * @param agentArgument what followed {@code -javaagent:keepalive-agent.jar=}, or null
   */
  public static LoadResult load(
      String agentArgument, Properties systemProperties, Map<String, String> environment) {
    return isAnythingSaid(agentArgument, systemProperties, environment)
        ? Loader.load(agentArgument, systemProperties, environment)
        : ofDefaults();
  }

  private static boolean isAnythingSaid(
      String argument, Properties properties, Map<String, String> environment) {
    boolean said = argument != null && !argument.trim().isEmpty();
    for (String name : properties.stringPropertyNames()) {
      said |= name.startsWith("keepalive.");
    }
    for (String name : environment.keySet()) {
      said |= name.startsWith("KEEP"); // KEEPALIVE_…, and libkeepalive's
    }
    return said;
  }

  /** What the defaults of all keys come to. */
  private static LoadResult ofDefaults() {
    Settings settings =
        new Settings(true, 60, 10, 6, 0, AppSettings.KEEP_ENABLED).withLimits(Limits.DEFAULT);
    Policy policy = new Policy(settings, Collections.<Rule>emptyList());
    return new LoadResult(
        new Configuration(policy, null, null, null, true),
        Collections.<Problem>emptyList(),
        Collections.<Problem>emptyList());
  }

  /** The same with all that reads it; for one that is of the defaults, made anew each time. */
  private Configuration read() {
    return all != null
        ? this
        : Loader.load(null, new Properties(), Collections.<String, String>emptyMap())
            .configuration();
  }

  /**
   * Reads a file as if it were the only source. Never throws.
   *
   * @param path of a properties file
   */
  public static LoadResult loadFile(String path) {
    return Loader.loadFile(path);
  }

  /** Which connection gets which settings. */
  public Policy policy() {
    return policy;
  }

  /** False: the agent does nothing. */
  public boolean enabled() {
    return policy.enabled();
  }

  /** Where it was switched off, and how: {@code place: enabled=false}. */
  public String offBy() {
    Entry entry = said().entry(Key.ENABLED);
    return entry == null ? "enabled=false" : entry.place() + ": " + entry;
  }

  /** How much is logged. */
  public LogLevel log() {
    return all == null ? LogLevel.DEFAULT : Resolution.log(all);
  }

  /** Path of the file to log to, or null for stderr. */
  public String logFile() {
    return all == null ? null : all.get(Key.LOG_FILE);
  }

  /** Whether the JVM is to exit if the configuration is broken. */
  public boolean abortOnError() {
    return all != null && all.get(Key.ON_ERROR, false);
  }

  /** Time between two sweeps in seconds; 0: none, negative: only where something goes native. */
  public int sweepSeconds() {
    Quantity sweep = all == null ? Quantity.AUTO : Resolution.sweep(all);
    return sweep == Quantity.AUTO ? -1 : sweep.seconds();
  }

  /** Whether the application's exception tells which peer is dead. */
  public boolean exceptionDetail() {
    return all == null || all.get(Key.EXCEPTION_DETAIL, true);
  }

  /** Path of the file that {@code config} names, or null. */
  public String file() {
    return loader == null ? null : loader.path();
  }

  /** Whether another content of the file could make a difference. */
  public boolean followsFile() {
    return loader != null && loader.followsFile();
  }

  /** How often the file is looked at for changes, in milliseconds; 0 is never. */
  public int reloadMillis() {
    return Resolution.reload(said()).millis();
  }

  /** What the sources say together, in general. */
  public Layer said() {
    return read().all;
  }

  /** What the file held when this was read from it. */
  public FileSnapshot reading() {
    return read().reading;
  }

  /** False if this is what is left of a broken configuration. */
  public boolean isGood() {
    return good;
  }

  /** The same, but for what the file now says. */
  public LoadResult reloaded(FileSnapshot now) {
    return read().loader.reload(now);
  }

  /**
   * The same with further settings, as a second attach brings them. Key by key they are stronger
   * than all that was said before; the file is read anew, another one if {@code config} is among
   * them. This configuration stays as it is, so that with errors nothing has changed. What was
   * broken in the argument, properties or variables of the start is still broken, and reported
   * again. Never throws.
   *
   * @param agentArgument {@code key=value,key=value}, or null for none
   */
  public LoadResult with(String agentArgument) {
    return read().loader.with(agentArgument);
  }

  /** What holds in general, by its key, as it would be written. */
  public Map<String, String> asWritten() {
    Map<String, String> written = policy.general().asWritten();
    written.put("reload", reloadMillis() == 0 ? "off" : Durations.text(reloadMillis()));
    written.put(
        "sweep", sweepSeconds() == 0 ? "off" : sweepSeconds() < 0 ? "auto" : sweepSeconds() + "s");
    written.put("exception-detail", exceptionDetail() ? "on" : "off");
    written.put("log", log().toString());
    written.put("log-file", logFile() == null ? "stderr" : Problem.shown(logFile()));
    written.put("on-error", abortOnError() ? "abort" : "continue");
    return written;
  }
}
