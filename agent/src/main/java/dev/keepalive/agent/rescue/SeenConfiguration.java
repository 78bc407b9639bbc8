package dev.keepalive.agent.rescue;

import dev.keepalive.agent.config.source.Configuration;
import dev.keepalive.agent.config.source.LoadResult;
import dev.keepalive.agent.linux.process.ProcessFiles;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * The agent's configuration as a JVM was started with it, worked out from its command line, its
 * variables and the file, all read from outside. What an attach has changed since is not in it.
 */
public final class SeenConfiguration {
  private static final String PROPERTY = "keepalive.";
  private static final String VARIABLE = "KEEP";

  private SeenConfiguration() {}

  /** Null where the JVM was not started with the agent, or something is wrong with it. */
  public static Configuration of(Jvm jvm) {
    String argument = AgentPresence.argument(jvm);
    if (argument == null) {
      return null;
    }
    ProcessFiles process = jvm.process();
    Properties properties = new Properties();
    for (String option : jvm.options()) {
      int equals = option.indexOf('=');
      if (option.startsWith("-D" + PROPERTY) && equals > 0) {
        String name = option.substring(2, equals);
        properties.setProperty(name, value(name, option.substring(equals + 1), process));
      }
    }
    Map<String, String> environment = new HashMap<String, String>();
    for (String variable : process.environment()) {
      int equals = variable.indexOf('=');
      if (variable.startsWith(VARIABLE) && equals > 0) {
        String name = variable.substring(0, equals);
        environment.put(name, value(name, variable.substring(equals + 1), process));
      }
    }
    StringBuilder seen = new StringBuilder();
    for (String part : argument.split(",", -1)) {
      int equals = part.indexOf('=');
      String name = equals < 0 ? part : part.substring(0, equals);
      seen.append(seen.length() == 0 ? "" : ",").append(name);
      if (equals >= 0) {
        seen.append('=').append(value(name, part.substring(equals + 1), process));
      }
    }
    LoadResult loaded = Configuration.load(seen.toString(), properties, environment);
    return loaded.errors().isEmpty() ? loaded.configuration() : null;
  }

  /** A path of the process's is one below its root here. */
  private static String value(String name, String value, ProcessFiles process) {
    boolean isPath =
        name.equals("config") || name.equals("keepalive.config") || name.equals("KEEPALIVE_CONFIG");
    if (!isPath || value.isEmpty()) {
      return value;
    }
    String absolute = value.startsWith("/") ? value : process.link("cwd") + "/" + value;
    return process.path("root") + absolute;
  }
}
