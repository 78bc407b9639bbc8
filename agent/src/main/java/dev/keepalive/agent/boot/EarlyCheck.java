package dev.keepalive.agent.boot;

import java.lang.instrument.Instrumentation;

/** One reason to stay out of a JVM, found before anything of the agent's is loaded. */
interface EarlyCheck {

  /** What a check answers to stay out without a word. */
  String SILENT = "";

  /**
   * @param argument the agent argument, or null
   * @return null to go on; {@link #SILENT}, or the line to print, to stay out
   */
  String refusal(String argument, Instrumentation instrumentation);
}
