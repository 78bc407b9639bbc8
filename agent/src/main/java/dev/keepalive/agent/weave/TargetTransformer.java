package dev.keepalive.agent.weave;

import dev.keepalive.agent.classfile.ClassPatch;
import dev.keepalive.agent.classfile.MethodPatch;
import dev.keepalive.agent.log.Log;
import dev.keepalive.agent.sweep.Sweeper;
import java.lang.instrument.ClassFileTransformer;
import java.security.PrivilegedAction;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.Map;

/**
 * Weaves the targets into their classes. It stays installed for good: if it went, another agent's
 * retransformation would erase the weaving. For any class but the targets' it answers null at once.
 * Thread-safe.
 */
final class TargetTransformer implements ClassFileTransformer {

  private final Map<String, List<Target>> targets;
  private final Sweeper sweeper;
  private final Hook hook;
  private final Log log;

  TargetTransformer(Map<String, List<Target>> targets, Sweeper sweeper, Hook hook, Log log) {
    this.targets = targets;
    this.sweeper = sweeper;
    this.hook = hook;
    this.log = log;
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      final String name,
      Class<?> redefined,
      ProtectionDomain domain,
      final byte[] bytes) {
    if (name == null) {
      return null;
    }
    final List<Target> ofClass = loader == null ? targets.get(name) : NettyTargets.in(name);
    if (ofClass == null || ofClass.isEmpty()) {
      if (loader != null) {
        sweeper.loading(name);
      }
      return null;
    }
    try {
      return hook.privileged(
          new PrivilegedAction<byte[]>() {
            @Override
            public byte[] run() {
              return weave(ofClass, bytes);
            }
          });
    } catch (Throwable t) {
      log.warn("{} could not be woven, its connections stay as they are: {}", name, t.toString());
      return null;
    }
  }

  private byte[] weave(List<Target> ofClass, byte[] bytes) {
    ClassPatch patch = new ClassPatch(bytes);
    for (Target target : ofClass) {
      MethodPatch method = target.in(patch.methods());
      if (method != null) {
        target.hook().into(method);
      } else if (!target.mayBeMissing()) {
        log.warn("{} is missing here: connections of this kind may stay as they are", target);
      }
    }
    return patch.woven();
  }
}
