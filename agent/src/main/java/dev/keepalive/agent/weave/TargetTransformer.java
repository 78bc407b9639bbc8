package dev.keepalive.agent.weave;

import dev.keepalive.agent.sweep.Sweeper;
import java.lang.instrument.ClassFileTransformer;
import java.security.PrivilegedAction;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.Map;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.scaffold.InstrumentedType;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.pool.TypePool;
import org.slf4j.Logger;

/**
 * Weaves the targets into their classes with Byte Buddy. It stays installed for good: if it went,
 * another agent's retransformation would erase the weaving. For any class but the targets' it
 * answers null at once. Thread-safe.
 *
 * <p>Byte Buddy's {@code AgentBuilder} would do the same at 110 ms more start-up, and reaches for
 * {@code sun.misc.Unsafe}, which makes Java 24 and later print a warning.
 */
final class TargetTransformer implements ClassFileTransformer {

  private final Map<String, List<Target>> targets;
  private final Sweeper sweeper;
  private final Hook hook;
  private final Logger log;

  TargetTransformer(Map<String, List<Target>> targets, Sweeper sweeper, Hook hook, Logger log) {
    this.targets = targets;
    this.sweeper = sweeper;
    this.hook = hook;
    this.log = log;
  }

  @Override
  public byte[] transform(
      final ClassLoader loader,
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
              return weave(loader, name.replace('/', '.'), ofClass, bytes);
            }
          });
    } catch (Throwable t) {
      log.warn("{} could not be woven, its connections stay as they are: {}", name, t.toString());
      return null;
    }
  }

  private byte[] weave(ClassLoader loader, String className, List<Target> ofClass, byte[] bytes) {
    ClassFileLocator locator =
        new ClassFileLocator.Compound(
            ClassFileLocator.Simple.of(className, bytes),
            loader == null
                ? ClassFileLocator.ForClassLoader.ofBootLoader()
                : ClassFileLocator.ForClassLoader.of(loader));
    TypePool pool =
        new TypePool.Default(
            TypePool.CacheProvider.Simple.withObjectType(),
            locator,
            TypePool.Default.ReaderMode.FAST);
    TypeDescription type = pool.describe(className).resolve();
    DynamicType.Builder<?> builder =
        new ByteBuddy()
            .with(TypeValidation.DISABLED)
            .with(MethodGraph.Compiler.ForDeclaredMethods.INSTANCE)
            .with(InstrumentedType.Factory.Default.FROZEN)
            .with(Implementation.Context.Disabled.Factory.INSTANCE)
            .redefine(type, locator);
    for (Target target : ofClass) {
      MethodDescription method = target.in(type);
      if (method != null) {
        builder =
            builder.visit(
                new AsmVisitorWrapper.ForDeclaredMethods()
                    .invokable(ElementMatchers.is(method), target.weaving()));
      } else if (!target.mayBeMissing()) {
        log.warn("{} is missing here: connections of this kind may stay as they are", target);
      }
    }
    return builder.make().getBytes();
  }
}
