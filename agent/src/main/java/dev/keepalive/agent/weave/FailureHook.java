package dev.keepalive.agent.weave;

import dev.keepalive.agent.classfile.MethodPatch;

/**
 * Tells the bridge of each {@code IOException} that leaves a method: by an entry in the method's
 * exception table and code behind its end, so that a call that succeeds runs no instruction of
 * ours.
 */
final class FailureHook implements MethodHook {

  @Override
  public void into(MethodPatch method) {
    FailureCall.write(method.atThrows("java/io/IOException")).rethrow();
  }
}
