package dev.keepalive.agent;

import dev.keepalive.agent.config.Configuration;
import dev.keepalive.agent.config.Reload;
import java.util.function.Consumer;
import org.slf4j.Logger;

/** The agent that runs in this JVM. */
final class RunningAgent implements Consumer<String> {
  private final Thread reload;

  RunningAgent(Configuration configuration, InForce inForce, Logger log) {
    this.reload = Reload.thread(configuration, new Reloaded(inForce, log));
  }

  /** Whether it may come on, or change, with its file. */
  boolean followsFile() {
    return reload != null;
  }

  void start() {
    if (reload != null) {
      reload.start();
    }
  }

  @Override
  public void accept(String argument) {}
}
