package dev.keepalive.lab;

import dev.keepalive.it.harness.Launch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What looks after the connections of the program under test. */
public enum Mode {
  NOTHING("nothing") {
    @Override
    void addTo(Launch launch, Timing timing) {
      // the program as it is
    }
  },

  LIBKEEPALIVE("libkeepalive") {
    @Override
    void addTo(Launch launch, Timing timing) {
      launch
          .environment("LD_PRELOAD", library().orElseThrow().toString())
          .environment("KEEPIDLE", Integer.toString(timing.idle()))
          .environment("KEEPINTVL", Integer.toString(timing.interval()))
          .environment("KEEPCNT", Integer.toString(timing.count()));
    }

    @Override
    boolean isInstalled() {
      return library().isPresent();
    }
  },

  AGENT("agent") {
    @Override
    void addTo(Launch launch, Timing timing) {
      launch.agent(timing.agentArgument());
    }
  },

  AGENT_WITH_USER_TIMEOUT("agent, user-timeout=auto") {
    @Override
    void addTo(Launch launch, Timing timing) {
      launch.agent(timing.agentArgument() + ",user-timeout=auto");
    }
  };

  /** Where Debian puts it. */
  private static final List<Path> LIBRARIES =
      List.of(Path.of("/usr/lib/libkeepalive.so.0"), Path.of("/usr/lib/libkeepalive.so"));

  private final String title;

  Mode(String title) {
    this.title = title;
  }

  /** Those that this machine has. */
  static List<Mode> installed() {
    return Arrays.stream(values()).filter(Mode::isInstalled).toList();
  }

  abstract void addTo(Launch launch, Timing timing);

  boolean isInstalled() {
    return true;
  }

  boolean isAgent() {
    return this == AGENT || this == AGENT_WITH_USER_TIMEOUT;
  }

  private static Optional<Path> library() {
    return LIBRARIES.stream().filter(Files::exists).findFirst();
  }

  @Override
  public String toString() {
    return title;
  }
}
