package dev.keepalive.agent.boot;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where the {@code -javaagent:} that names this jar was given. Immutable. */
final class AgentOption {

  private static final String OPTION = "-javaagent:";

  /** What the launchers put before an option that is meant for the JVM: {@code javac -J-Xmx1g}. */
  private static final String FOR_THE_JVM = "-J";

  private static final String[] VARIABLES = {
    "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"
  };

  private final File jar;
  private final List<String> commandLine;
  private final Map<String, String> environment;

  /**
   * @param jar the agent's jar
   * @param commandLine the words with which the process was started; none where they are not known
   */
  AgentOption(File jar, List<String> commandLine, Map<String, String> environment)
      throws IOException {
    this.jar = jar.getCanonicalFile();
    this.commandLine = commandLine;
    this.environment = environment;
  }

  /** Of the process that this is. */
  static AgentOption ofThisJvm() throws IOException, URISyntaxException {
    return new AgentOption(Isolated.jar(), ofTheKernel(), Environment.variables());
  }

  /**
   * Whether a variable names the jar and the command line does not. An agent that neither names was
   * asked for all the same, in a file of options.
   */
  boolean isInEnvironmentOnly() throws IOException {
    for (String word : commandLine) {
      if (names(word.startsWith(FOR_THE_JVM) ? word.substring(2) : word)) {
        return false;
      }
    }
    for (String variable : VARIABLES) {
      String value = environment.get(variable);
      if (value != null && value.contains(OPTION)) {
        for (String word : words(value)) {
          if (names(word)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private boolean names(String option) throws IOException {
    if (!option.startsWith(OPTION)) {
      return false;
    }
    int equals = option.indexOf('=');
    String path = option.substring(OPTION.length(), equals < 0 ? option.length() : equals);
    return new File(path).getCanonicalFile().equals(jar);
  }

  /**
   * The words of an environment variable as the JVM parts them: at white space, but for that within
   * quotes of either kind, which may stand anywhere in a word.
   */
  static List<String> words(String variable) {
    List<String> words = new ArrayList<String>();
    StringBuilder word = null;
    char quote = 0;
    for (int i = 0; i < variable.length(); i++) {
      char c = variable.charAt(i);
      if (quote == 0 && c <= ' ') {
        if (word != null) {
          words.add(word.toString());
          word = null;
        }
        continue;
      }
      if (word == null) {
        word = new StringBuilder();
      }
      if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      } else {
        word.append(c);
      }
    }
    if (word != null) {
      words.add(word.toString());
    }
    return words;
  }

  /** proc(5) {@code /proc/self/cmdline}; none elsewhere than on Linux. */
  private static List<String> ofTheKernel() {
    try (InputStream in = new FileInputStream("/proc/self/cmdline")) {
      return parted(AllBytes.of(in, 1024), System.getProperty("sun.jnu.encoding"));
    } catch (IOException e) {
      return new ArrayList<String>();
    }
  }

  /** Words that are ended by a zero each. */
  static List<String> parted(byte[] bytes, String encoding) throws IOException {
    List<String> words = new ArrayList<String>();
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        words.add(new String(bytes, start, i - start, encoding));
        start = i + 1;
      }
    }
    return words;
  }
}
