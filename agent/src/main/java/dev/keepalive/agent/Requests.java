package dev.keepalive.agent;

import dev.keepalive.agent.config.problem.Problem;
import dev.keepalive.agent.config.source.Configuration;
import dev.keepalive.agent.linux.ExistingFile;
import dev.keepalive.agent.log.Log;
import java.nio.charset.StandardCharsets;

/**
 * What a tool may ask of the agent that runs, by an argument that starts with an exclamation mark,
 * through the attach mechanism. {@code boot.RunningAgent} knows the first of them as well.
 */
final class Requests {
  static final String MARK = "!";
  static final String DETACH = "!detach";
  private static final String CONNECTIONS = "!connections=";

  private final InForce inForce;
  private final AgentLog agentLog;
  private final Log log;

  Requests(InForce inForce, AgentLog agentLog) {
    this.inForce = inForce;
    this.agentLog = agentLog;
    this.log = agentLog.logger();
  }

  /** Answers any request but to detach. Never throws. */
  void answer(String request, Configuration configuration) {
    if (!request.startsWith(CONNECTIONS)) {
      log.error("unknown request {}; nothing has changed", Problem.shown(request));
      return;
    }
    try {
      String report = inForce.report(configuration);
      ExistingFile.write(
          request.substring(CONNECTIONS.length()), report.getBytes(StandardCharsets.UTF_8));
    } catch (Throwable t) { // who asked sees that the answer is not there
      log.debug("{} could not be answered: {}", Problem.shown(request), t.toString());
    }
  }

  /** Takes the agent out of the JVM, its log at last; nothing may be asked of it after that. */
  void detach() {
    inForce.detach();
    log.info("off: detached; the open connections stay as they are");
    agentLog.close();
  }
}
