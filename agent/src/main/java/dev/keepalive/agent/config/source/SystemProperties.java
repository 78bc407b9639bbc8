package dev.keepalive.agent.config.source;

import dev.keepalive.agent.config.problem.Entry;
import dev.keepalive.agent.config.problem.Problems;
import dev.keepalive.agent.config.problem.Source;
import dev.keepalive.agent.config.setting.Layer;
import java.util.Properties;
import java.util.TreeSet;

/** Reads the system properties {@code keepalive.*}. */
final class SystemProperties {
  private static final String PREFIX = "keepalive.";
  private static final Source SOURCE = Source.named("system property");

  private SystemProperties() {}

  static Layer read(Properties properties, Problems problems) {
    Layer layer = new Layer();
    for (String name : new TreeSet<String>(properties.stringPropertyNames())) {
      if (name.startsWith(PREFIX)) {
        String value = properties.getProperty(name, "");
        Entry entry = new Entry(SOURCE, name, value, Source.WHOLE, Source.WHOLE);
        layer.take(PREFIX, entry, problems);
      }
    }
    return layer;
  }
}
