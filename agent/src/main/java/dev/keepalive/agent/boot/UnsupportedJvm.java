package dev.keepalive.agent.boot;

import java.lang.instrument.Instrumentation;

/** Stays out of a JVM that cannot weave classes it has already loaded. */
final class UnsupportedJvm implements EarlyCheck {

  @Override
  public String refusal(String argument, Instrumentation instrumentation) {
    return instrumentation.isRetransformClassesSupported()
        ? null
        : "off: this JVM ("
            + System.getProperty("java.vm.name")
            + " "
            + System.getProperty("java.vm.version")
            + ") cannot retransform classes";
  }
}
