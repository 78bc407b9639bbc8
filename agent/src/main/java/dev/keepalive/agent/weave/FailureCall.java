package dev.keepalive.agent.weave;

import dev.keepalive.agent.classfile.Code;

/** The call that tells the bridge of an exception, which lies on the stack before and after it. */
final class FailureCall {
  private FailureCall() {}

  /** In a method of an object that {@code this} still names. */
  static Code write(Code code) {
    code.dup().pushString(Events.FAILED).swap().load(0).pushNull().pushNull();
    return BridgeCall.call(code).pop();
  }
}
