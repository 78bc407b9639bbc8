package dev.keepalive.agent;

import dev.keepalive.agent.config.problem.Problem;
import dev.keepalive.agent.config.source.Configuration;
import dev.keepalive.agent.config.source.LoadResult;
import dev.keepalive.agent.isolation.PrivateSystem;
import dev.keepalive.agent.jvm.BeforeMain;
import dev.keepalive.agent.log.Log;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Puts the agent together in the JVM: configuration, logger, hook and weaving, reload. Entered
 * once, from {@code boot}, and bound by the same rules as {@code boot.Agent}.
 */
public final class Start implements Function<Object[], Consumer<String>> {

  /** The parameters of {@link #start}, in their order. */
  @Override
  @SuppressWarnings("unchecked")
  public Consumer<String> apply(Object[] parameters) {
    try {
      return start(
          (String) parameters[0],
          (Map<String, String>) parameters[1],
          (Instrumentation) parameters[2],
          (Boolean) parameters[3],
          (int[]) parameters[4]);
    } catch (Exception e) {
      throw new UndeclaredThrowableException(e);
    }
  }

  /**
   * @param argument what followed {@code -javaagent:…=}, or null
   * @param environment the environment variables
   * @param attached whether the application already runs; then nothing may end the JVM
   * @param leftBehind what the answer, as a {@code Supplier<int[]>}, had to tell of an agent that
   *     was here and was detached; else null
   * @return what takes the argument of a later attach; null where no agent stays, and it may start
   *     anew
   */
  private static Consumer<String> start(
      String argument,
      Map<String, String> environment,
      Instrumentation instrumentation,
      boolean attached,
      int[] leftBehind)
      throws Exception {
    PrivateSystem.environmentIs(environment);
    LoadResult loaded = Configuration.load(argument, System.getProperties(), environment);
    Configuration configuration = loaded.configuration();
    AgentLog agentLog = AgentLog.start(configuration);
    Log log = agentLog.logger();
    for (Problem warning : loaded.warnings()) {
      log.warn("{}", warning);
    }
    for (Problem error : loaded.errors()) {
      log.error("{}", error);
    }
    BeforeMain beforeMain = attached ? BeforeMain.over() : BeforeMain.on(Thread.currentThread());
    InForce inForce = new InForce(instrumentation, beforeMain, javaFeature(), leftBehind, log);
    FollowedConfiguration followed = new FollowedConfiguration(configuration, inForce, agentLog);
    inForce.management().follow(followed);
    if (loaded.errors().isEmpty()) {
      inForce.put(configuration, attached);
    } else if (configuration.abortOnError() && !attached) {
      log.error("the configuration is broken and on-error=abort: the JVM exits");
      Abort.now(instrumentation, javaFeature());
    } else {
      log.error(
          "off: the configuration is broken; the application runs without the agent{}",
          followed.followsFile() ? " until the file is good" : "");
    }
    followed.start();
    agentLog.handOver();
    return configuration.enabled() || followed.followsFile() ? followed : null;
  }

  /** 8, 11, 17 …; Java 8 calls itself 1.8. */
  private static int javaFeature() {
    String version = System.getProperty("java.specification.version");
    return Integer.parseInt(version.startsWith("1.") ? version.substring(2) : version);
  }
}
