package dev.keepalive.agent.config.resolution;

import dev.keepalive.agent.config.problem.Entry;
import dev.keepalive.agent.config.problem.Problems;
import dev.keepalive.agent.config.setting.Durations;
import dev.keepalive.agent.config.setting.Key;
import dev.keepalive.agent.config.setting.Layer;
import dev.keepalive.agent.config.setting.Quantity;
import dev.keepalive.agent.config.setting.Settings;

/**
 * Idle, interval and count, as they are said, or worked out from {@code dead-after}: idle +
 * interval × count is then at most that. For one thread.
 */
final class DeadAfter {
  /** So many probes have to be lost until a peer is given up, where the time allows. */
  private static final int PROBES = 6;

  /** Of the time that remains, what one probe and its answer get. */
  private static final int PARTS = 8;

  private final Layer layer;
  private final Quantity defaultIdle;
  private final Quantity defaultInterval;
  private final Quantity defaultCount;
  private int idle;
  private int interval;
  private int count;

  /**
   * @param layer what is said
   */
  DeadAfter(Layer layer, Quantity idle, Quantity interval, Quantity count) {
    this.layer = layer;
    this.defaultIdle = idle;
    this.defaultInterval = interval;
    this.defaultCount = count;
    this.idle = seconds(layer.get(Key.IDLE, idle));
    this.interval = seconds(layer.get(Key.INTERVAL, interval));
    Quantity said = layer.get(Key.COUNT, count);
    this.count = said == Quantity.KERNEL ? Settings.KERNEL : said.count();
  }

  private static int seconds(Quantity time) {
    return time == Quantity.KERNEL ? Settings.KERNEL : time.seconds();
  }

  /** In seconds, or {@link Settings#KERNEL}. */
  int idleSeconds() {
    return idle;
  }

  /** In seconds, or {@link Settings#KERNEL}. */
  int intervalSeconds() {
    return interval;
  }

  /** A number of probes, or {@link Settings#KERNEL}. */
  int count() {
    return count;
  }

  /**
   * Lowers what was not given until the promise holds; reports where what was given breaks it.
   *
   * @param given where a value stands as it is, unless a preset means it
   */
  void keep(Layer given, String whose, Problems problems) {
    int most = layer.get(Key.DEAD_AFTER).seconds();
    boolean idleGiven = isGiven(given, Key.IDLE);
    boolean intervalGiven = isGiven(given, Key.INTERVAL);
    boolean countGiven = isGiven(given, Key.COUNT);
    idle = idleGiven ? idle : orDefault(idle, defaultIdle.seconds());
    interval = intervalGiven ? interval : orDefault(interval, defaultInterval.seconds());
    count = countGiven ? count : orDefault(count, defaultCount.count());
    if (!isLeftToKernel() && total() > most) {
      int forProbes = Math.max(1, most - (idleGiven ? idle : 1));
      if (!intervalGiven) {
        int part = idleGiven ? forProbes / PROBES : most / PARTS;
        int fitting = countGiven ? Math.min(part, forProbes / count) : part;
        interval = Math.min(interval, Math.max(1, fitting));
      }
      if (!countGiven) {
        count = Math.min(PROBES, Math.max(1, forProbes / interval));
      }
      if (!idleGiven) {
        idle = (int) Math.max(1, Math.min(idle, most - (long) interval * count));
      }
    }
    if (isLeftToKernel() || total() > most) {
      Entry promise = layer.entry(Key.DEAD_AFTER);
      problems.error(promise.valueProblem(contradiction(given, whose)));
    }
  }

  private String contradiction(Layer given, String whose) {
    StringBuilder by = new StringBuilder();
    add(by, given, Key.IDLE);
    add(by, given, Key.INTERVAL);
    add(by, given, Key.COUNT);
    String found =
        isLeftToKernel()
            ? "how long a dead peer then takes is the kernel's"
            : "a dead peer is then found after " + Durations.inWords(total() * 1000);
    return "contradicts " + by + whose + ": " + found + "; leave them out and they are worked out";
  }

  private static void add(StringBuilder by, Layer given, Key<Quantity> key) {
    if (isGiven(given, key)) {
      by.append(by.length() == 0 ? "" : ", ").append(key).append('=');
      by.append(given.entry(key).value());
    }
  }

  private static boolean isGiven(Layer given, Key<?> key) {
    Entry entry = given.entry(key);
    return entry != null && entry != given.entry(Key.PRESET);
  }

  private static int orDefault(int value, int otherwise) {
    return value == Settings.KERNEL ? otherwise : value;
  }

  private boolean isLeftToKernel() {
    return idle == Settings.KERNEL || interval == Settings.KERNEL || count == Settings.KERNEL;
  }

  private long total() {
    return idle + (long) interval * count;
  }
}
