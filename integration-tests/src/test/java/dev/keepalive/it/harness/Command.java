package dev.keepalive.it.harness;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * A command of the agent's jar that has run: {@code java -jar keepalive-agent.jar COMMAND …}.
 *
 * @param exit its exit status
 */
public record Command(int exit, String stdout, String stderr) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Runs it on the newest JDK, to its end. */
  public static Command run(String... arguments) {
    return run(Jdk.newest(), arguments);
  }

  /** Runs it on this JDK, to its end. */
  public static Command run(Jdk jdk, String... arguments) {
    return run(Launch.of(jdk), arguments);
  }

  /** Runs it as launched so. */
  public static Command run(Launch launch, String... arguments) {
    try (Program program = launch.jar(Artifacts.AGENT, arguments).start()) {
      int exit = program.exitCode();
      return new Command(exit, program.stdout(), program.stderr());
    }
  }

  /** Runs it and sends it a line. */
  public static Command answering(String line, String... arguments) {
    try (Program program = Launch.of(Jdk.newest()).jar(Artifacts.AGENT, arguments).start()) {
      program.send(line);
      int exit = program.exitCode();
      return new Command(exit, program.stdout(), program.stderr());
    }
  }

  /** All of stdout as one JSON value. */
  public JsonNode json() {
    return JSON.readTree(stdout);
  }

  /** The members of a JSON array. */
  public List<JsonNode> array() {
    List<JsonNode> members = new ArrayList<>();
    json().forEach(members::add);
    return members;
  }

  @Override
  public String toString() {
    return "exit status " + exit + "\n--- stdout\n" + stdout + "--- stderr\n" + stderr;
  }
}
