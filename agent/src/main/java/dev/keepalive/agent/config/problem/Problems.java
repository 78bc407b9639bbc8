package dev.keepalive.agent.config.problem;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, so that no problem hides another. */
public final class Problems {
  private final List<Problem> errors = new ArrayList<Problem>();
  private final List<Problem> warnings = new ArrayList<Problem>();

  public void error(Problem problem) {
    errors.add(problem);
  }

  public void warning(Problem problem) {
    warnings.add(problem);
  }

  /** These, and after them the others. */
  public Problems and(Problems more) {
    addErrors(more);
    addWarnings(more);
    return this;
  }

  public void addErrors(Problems more) {
    errors.addAll(more.errors);
  }

  public void addWarnings(Problems more) {
    warnings.addAll(more.warnings);
  }

  public List<Problem> errors() {
    return errors;
  }

  public List<Problem> warnings() {
    return warnings;
  }
}
