package dev.keepalive.agent.cli;

import dev.keepalive.agent.config.problem.Problem;
import dev.keepalive.agent.config.source.Configuration;
import dev.keepalive.agent.config.source.LoadResult;
import dev.keepalive.agent.linux.process.ProcessFiles;
import dev.keepalive.agent.linux.process.RootedFile;
import dev.keepalive.agent.linux.process.SystemCalls;
import dev.keepalive.agent.rescue.RescueException;
import java.io.File;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;

/** {@code key=value,key=value…} of a command, as an agent argument. */
final class GivenSettings {
  private static final String CONFIG = "config=";

  private GivenSettings() {}

  /**
   * The argument for the agent, several words as one, the path of {@code config} made absolute: the
   * process has another working directory.
   */
  static String argument(List<String> words) {
    List<String> parts = new ArrayList<String>();
    for (String word : words) {
      for (String part : word.split(",", -1)) {
        parts.add(part.startsWith(CONFIG) ? absolute(part) : part);
      }
    }
    StringBuilder argument = new StringBuilder();
    for (String part : parts) {
      argument.append(argument.length() == 0 ? "" : ",").append(part);
    }
    return argument.toString();
  }

  private static String absolute(String config) {
    String path = config.substring(CONFIG.length());
    return CONFIG + (path.isEmpty() ? path : new File(path).getAbsolutePath());
  }

  /**
   * Checks that a process can read the file that {@code config} names, at the same path.
   *
   * @throws RescueException if it does not
   */
  static void checkFile(String argument, ProcessFiles process, SystemCalls calls)
      throws RescueException {
    for (String part : argument.split(",", -1)) {
      if (part.startsWith(CONFIG)) {
        String path = part.substring(CONFIG.length());
        if (!RootedFile.isReadable(path, process, calls)) {
          throw new RescueException(
              "process "
                  + process.pid()
                  + " cannot read the file "
                  + path
                  + ": it is not in its file system, or not for its user");
        }
      }
    }
  }

  /**
   * Reads an argument, and what else of settings reaches this command: its own system properties
   * and variables, as the agent would.
   *
   * @throws RescueException if something is wrong with it; the problems are on stderr then
   */
  static Configuration load(String argument, PrintWriter err) throws RescueException {
    return checked(Configuration.load(argument, System.getProperties(), System.getenv()), err);
  }

  /** Reads an argument by itself, before it is sent to another process. */
  static void check(String argument, PrintWriter err) throws RescueException {
    checked(
        Configuration.load(argument, new Properties(), Collections.<String, String>emptyMap()),
        err);
  }

  private static Configuration checked(LoadResult loaded, PrintWriter err) throws RescueException {
    print("warning", loaded.warnings(), err);
    if (!loaded.errors().isEmpty()) {
      print("error", loaded.errors(), err);
      throw new RescueException("nothing was changed: the settings are broken");
    }
    return loaded.configuration();
  }

  private static void print(String kind, List<Problem> problems, PrintWriter err) {
    for (Problem problem : Problem.inOrder(problems)) {
      err.println(kind + ": " + problem);
    }
  }
}
