package dev.keepalive.agent.weave;

import dev.keepalive.agent.classfile.MethodPatch;

/**
 * Tells the bridge of each exception that a method catches as a {@code Throwable}: the asynchronous
 * channels catch what their reads and writes throw, and hand it to the handler or the future.
 */
final class CaughtFailureHook implements MethodHook {

  @Override
  public void into(MethodPatch method) {
    FailureCall.write(method.atCatches("java/lang/Throwable"));
  }
}
