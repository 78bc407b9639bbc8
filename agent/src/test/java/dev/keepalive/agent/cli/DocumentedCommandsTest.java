package dev.keepalive.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.config.source.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * Each command line of the agent's, each of its options for a JVM and each settings file that a
 * page or a file of the deployments shows is one that the agent takes, unless the page shows what
 * it says to a wrong one.
 */
class DocumentedCommandsTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  private static final Pattern COMMAND =
      Pattern.compile(
          "java -jar (?:\\S*/)?keepalive-agent\\.jar ([a-z-](?:[^`\\n;|#&<,]|,(?! ))*)");
  private static final Pattern OPTION =
      Pattern.compile("-javaagent:[^\\s=`'\"]*keepalive-agent\\.jar=([^\\s`'\"<]+)");
  private static final Pattern VARIABLE = Pattern.compile("\\b(KEEPALIVE_[A-Z_]+)=([^\\s`)\"]+)");
  private static final Pattern FILE = Pattern.compile("```properties\n((?s:.*?))```");
  private static final Pattern TEST = Pattern.compile("-Dit\\.test='?([\\w#*/]+)");
  private static final Pattern PROFILE = Pattern.compile("mvn\\b[^`\\n]*? -P(\\w+)");
  private static final Pattern PATH =
      Pattern.compile("(?<![\\w./-])((?:agent|integration-tests|demo-app)/[\\w./-]*\\w)");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  /** They are there to be wrong, and the page shows what the agent says. */
  private static final Set<String> WRONG = Set.of("idel=30s,count=300", "check broken.properties");

  private final Set<String> refused = new TreeSet<>();

  @Test
  void every_command_line_is_one() throws IOException {
    int seen = 0;
    for (Path page : pages()) {
      for (String command : all(COMMAND, page)) {
        if (isExample(command)) {
          seen++;
          parse(page, command);
        }
      }
    }
    assertThat(refused).isEmpty();
    assertThat(seen).isGreaterThan(30);
  }

  @Test
  void every_option_and_variable_is_one() throws IOException {
    int seen = 0;
    for (Path page : pages()) {
      for (String argument : all(OPTION, page)) {
        seen++;
        load(page, argument, Map.of());
      }
      for (MatchResult variable : results(VARIABLE, page)) {
        seen++;
        load(page, "", Map.of(variable.group(1), variable.group(2)));
      }
    }
    assertThat(refused).isEmpty();
    assertThat(seen).isGreaterThan(10);
  }

  @Test
  void every_settings_file_is_one() throws IOException {
    int seen = 0;
    Path file = Files.createTempFile("documented", ".properties");
    try {
      for (Path page : pages()) {
        for (String text : all(FILE, page)) {
          if (!text.startsWith("# broken")) {
            seen++;
            Files.writeString(file, text);
            refuse(page, text, Configuration.loadFile(file.toString()).errors());
          }
        }
      }
    } finally {
      Files.delete(file);
    }
    assertThat(refused).isEmpty();
    assertThat(seen).isGreaterThan(5);
  }

  /** What {@code mvn} is told to run, and each file and folder that a page names. */
  @Test
  void every_test_profile_and_file_is_there() throws IOException {
    Set<String> tests = names("integration-tests/src/test/java");
    String poms =
        Files.readString(ROOT.resolve("pom.xml")) + Files.readString(ROOT.resolve("agent/pom.xml"));
    int seen = 0;
    for (Path page : pages()) {
      for (String test : all(TEST, page)) {
        seen++;
        String name = test.replaceAll("#.*", "");
        if (!name.contains("/") && !tests.contains(name + ".java")) {
          refused.add(page + ": no test " + name);
        }
      }
      for (String profile : all(PROFILE, page)) {
        seen++;
        if (!poms.contains("<id>" + profile + "</id>")) {
          refused.add(page + ": no profile " + profile);
        }
      }
      for (String path : all(PATH, page)) {
        seen++;
        if (!path.contains("target") && !Files.exists(ROOT.resolve(path))) {
          refused.add(page + ": no file " + path);
        }
      }
    }
    assertThat(refused).isEmpty();
    assertThat(seen).isGreaterThan(40);
  }

  @Test
  void every_integration_test_stands_on_their_page() throws IOException {
    String page = Files.readString(ROOT.resolve("integration-tests/README.md"));
    assertThat(names("integration-tests/src/test/java"))
        .filteredOn(name -> name.endsWith("IT.java"))
        .hasSizeGreaterThan(50)
        .allMatch(name -> page.contains("`" + name.replace(".java", "`")));
  }

  @Test
  void a_wrong_one_is_noticed() throws IOException {
    parse(ROOT, "status 1 --jsn");
    parse(ROOT, "statsu 1");
    load(ROOT, "idel=30s", Map.of());
    load(ROOT, "", Map.of("KEEPALIVE_IDLE", "soon"));
    assertThat(refused).hasSize(4);
  }

  /** A synopsis has brackets, and {@code COMMAND} stands for any. */
  private static boolean isExample(String command) {
    return !command.contains("[") && !command.contains("…") && !WRONG.contains(command.strip());
  }

  private void parse(Path page, String command) {
    List<String> words = new ArrayList<>();
    String concrete =
        command
            .replaceAll("\\bPID\\b", "4711")
            .replaceAll("\\bHOST:PORT\\b", "db.example:5432")
            .replaceAll("\\bTIME\\b", "5m");
    for (MatchResult word : WORD.matcher(concrete).results().toList()) {
      words.add(word.group(1) != null ? word.group(1) : word.group(2));
    }
    try {
      new CommandLine(new Cli()).parseArgs(words.toArray(new String[0]));
    } catch (ParameterException wrong) {
      refused.add(page + ": " + command + ": " + wrong.getMessage());
    }
  }

  private void load(Path page, String argument, Map<String, String> environment) {
    if (!WRONG.contains(argument)) {
      String shown = argument.replace("FILE", "/no/such/file");
      List<?> errors =
          Configuration.load(shown, new Properties(), environment).errors().stream()
              .filter(error -> !error.toString().contains("does not exist"))
              .toList();
      refuse(page, argument + environment, errors);
    }
  }

  private void refuse(Path page, String what, List<?> errors) {
    if (!errors.isEmpty()) {
      refused.add(page + ": " + what + ": " + errors);
    }
  }

  private static List<String> all(Pattern pattern, Path page) throws IOException {
    return results(pattern, page).stream().map(found -> found.group(1)).toList();
  }

  private static List<MatchResult> results(Pattern pattern, Path page) throws IOException {
    return pattern.matcher(Files.readString(page)).results().toList();
  }

  private static Set<String> names(String folder) throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  /** The pages for users and for who builds it, and what is ready to be rolled out. */
  private static List<Path> pages() throws IOException {
    List<Path> pages =
        new ArrayList<>(
            List.of(
                ROOT.resolve("README.md"),
                ROOT.resolve("agent/README.md"),
                ROOT.resolve("integration-tests/README.md")));
    for (String folder : List.of("agent/docs", "agent/deploy")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
        files
            .filter(file -> file.toString().matches(".*\\.(md|yaml|conf)|.*Dockerfile"))
            .forEach(pages::add);
      }
    }
    return pages;
  }
}
