package dev.keepalive.agent;

import dev.keepalive.agent.config.Configuration;
import dev.keepalive.agent.config.Problem;
import dev.keepalive.agent.config.ReloadListener;
import dev.keepalive.agent.socket.Connections;
import java.util.List;
import org.slf4j.Logger;

/** Puts what the changed file says in force, for connections from now on, and logs what changed. */
final class ReloadedPolicy implements ReloadListener {

  private final Connections connections;
  private final Logger log;

  ReloadedPolicy(Connections connections, Logger log) {
    this.connections = connections;
    this.log = log;
  }

  @Override
  public void changed(Configuration next, String message, List<Problem> warnings) {
    connections.use(next.policy());
    log.info("{}", message);
    for (Problem warning : warnings) {
      log.warn("{}", warning);
    }
  }

  @Override
  public void refused(String message) {
    log.error("{}", message);
  }

  @Override
  public void restored(String message) {
    log.info("{}", message);
  }

  @Override
  public void failed(Throwable t) {
    log.error("reload: failed, and tries again: {}", t.toString());
  }
}
