package dev.keepalive.agent.boot;

import java.lang.instrument.Instrumentation;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * Answers {@code enabled=false} before anything else is loaded, so that an agent that is switched
 * off costs next to nothing. Only the strongest source that names {@code enabled} counts; what the
 * configuration file says is left to the configuration.
 */
final class SwitchedOff implements EarlyCheck {

  /** What one source says of a setting. */
  private static final class Said {
    final String value;
    final String source;

    Said(String value, String source) {
      this.value = value.trim();
      this.source = source;
    }
  }

  @Override
  public String refusal(String argument, Instrumentation instrumentation) {
    return refusal(argument, System.getProperties(), Environment.variables());
  }

  static String refusal(String argument, Properties properties, Map<String, String> variables) {
    Said enabled = strongest("enabled", argument, properties, variables);
    if (enabled == null || !enabled.value.equals("false")) {
      return null;
    }
    Said log = strongest("log", argument, properties, variables);
    return log != null && log.value.equals("off")
        ? SILENT
        : "off: enabled=false in " + enabled.source;
  }

  /**
   * What the strongest source that names this setting says; null if none does. A property or
   * variable that is empty is unset.
   */
  private static Said strongest(
      String key, String argument, Properties properties, Map<String, String> variables) {
    if (argument != null) {
      for (String pair : argument.split(",", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0 && pair.substring(0, equals).trim().equals(key)) {
          return new Said(pair.substring(equals + 1), "the agent argument");
        }
      }
    }
    String property = properties.getProperty("keepalive." + key, "");
    if (!property.trim().isEmpty()) {
      return new Said(property, "the system property keepalive." + key);
    }
    String name = "KEEPALIVE_" + key.toUpperCase(Locale.ROOT);
    String variable = variables.get(name);
    return variable == null || variable.trim().isEmpty()
        ? null
        : new Said(variable, "the environment variable " + name);
  }
}
