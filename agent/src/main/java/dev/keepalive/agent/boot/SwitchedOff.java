package dev.keepalive.agent.boot;

import java.lang.instrument.Instrumentation;

/**
 * Answers {@code enabled=false} before anything else is loaded, so that an agent that is switched
 * off costs next to nothing. Only the strongest source that names {@code enabled} counts; what the
 * configuration file says is left to the configuration.
 */
final class SwitchedOff implements EarlyCheck {

  @Override
  public String refusal(String argument, Instrumentation instrumentation) {
    if (argument != null) {
      for (String pair : argument.split(",", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0 && pair.substring(0, equals).trim().equals("enabled")) {
          return refusal(pair.substring(equals + 1), "the agent argument");
        }
      }
    }
    String property = System.getProperty("keepalive.enabled");
    if (property != null) {
      return refusal(property, "the system property keepalive.enabled");
    }
    String variable = System.getenv("KEEPALIVE_ENABLED");
    return variable == null
        ? null
        : refusal(variable, "the environment variable KEEPALIVE_ENABLED");
  }

  private static String refusal(String value, String source) {
    return value.trim().equals("false") ? "off: enabled=false in " + source : null;
  }
}
