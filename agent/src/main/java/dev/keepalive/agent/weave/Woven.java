package dev.keepalive.agent.weave;

import dev.keepalive.agent.log.Log;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.util.Set;

/** What {@link Weaver} has brought into the JVM, to be taken away again. */
public final class Woven {
  private final Instrumentation instrumentation;
  private final ClassFileTransformer transformer;
  private final Set<String> targets;

  /**
   * @param targets the internal names of the JDK's classes that are woven
   */
  Woven(Instrumentation instrumentation, ClassFileTransformer transformer, Set<String> targets) {
    this.instrumentation = instrumentation;
    this.transformer = transformer;
    this.targets = targets;
  }

  /**
   * Makes all that is woven a no-op, and gives the classes the code back that they had without it;
   * what other agents weave, they weave anew. Only the bridge stays: a class of the boot loader's
   * cannot go. Never throws.
   */
  public void remove(Log log) {
    Hook.remove();
    try {
      instrumentation.removeTransformer(transformer);
      Weaver.retransformLoaded(instrumentation, targets, null);
    } catch (Throwable t) {
      log.warn("the woven classes stay as they are, and do nothing: {}", t.toString());
    }
  }
}
