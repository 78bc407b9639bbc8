package dev.keepalive.agent.config.source;

import dev.keepalive.agent.config.problem.Problem;
import java.util.Collections;
import java.util.List;

/** A configuration and what was wrong with what it was read from. Immutable. */
public final class LoadResult {
  private final Configuration configuration;
  private final List<Problem> errors;
  private final List<Problem> warnings;

  LoadResult(Configuration configuration, List<Problem> errors, List<Problem> warnings) {
    this.configuration = configuration;
    this.errors = Collections.unmodifiableList(errors);
    this.warnings = Collections.unmodifiableList(warnings);
  }

  /** Usable always; with errors it is off, and keeps where and how much to log. */
  public Configuration configuration() {
    return configuration;
  }

  /** What makes the configuration unusable, in the order of the sources. */
  public List<Problem> errors() {
    return errors;
  }

  /** What is legal and probably not meant. */
  public List<Problem> warnings() {
    return warnings;
  }
}
