package dev.keepalive.lab;

import dev.keepalive.it.harness.Jdk;
import dev.keepalive.lab.net.Requirements;
import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Opens the {@link Laboratory} with the first test that wants it and closes it after the last. */
final class LaboratoryExtension implements ExecutionCondition, ParameterResolver {

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    List<String> missing = Requirements.missing();
    if (Jdk.allRequired() && !Mode.LIBKEEPALIVE.isInstalled()) {
      throw new IllegalStateException("libkeepalive (Debian package libkeepalive0) is missing");
    }
    if (missing.isEmpty()) {
      return ConditionEvaluationResult.enabled("all there");
    }
    String reason = "the laboratory needs " + String.join(", ", missing);
    if (Jdk.allRequired()) {
      throw new IllegalStateException(reason);
    }
    return ConditionEvaluationResult.disabled(reason);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Laboratory.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(Laboratory.class))
        .computeIfAbsent(Laboratory.class, type -> new Laboratory(), Laboratory.class);
  }
}
