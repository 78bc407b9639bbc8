package dev.keepalive.agent.config;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, so that no problem hides another. */
final class Problems {
  private final List<Problem> errors = new ArrayList<Problem>();
  private final List<Problem> warnings = new ArrayList<Problem>();

  void error(Problem problem) {
    errors.add(problem);
  }

  void warning(Problem problem) {
    warnings.add(problem);
  }

  /** These, and after them the others. */
  Problems and(Problems more) {
    addErrors(more);
    addWarnings(more);
    return this;
  }

  void addErrors(Problems more) {
    errors.addAll(more.errors);
  }

  void addWarnings(Problems more) {
    warnings.addAll(more.warnings);
  }

  List<Problem> errors() {
    return errors;
  }

  List<Problem> warnings() {
    return warnings;
  }
}
