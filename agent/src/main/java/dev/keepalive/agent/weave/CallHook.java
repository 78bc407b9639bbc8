package dev.keepalive.agent.weave;

import dev.keepalive.agent.classfile.MethodPatch;

/**
 * Calls the bridge before a method's code, which may change a parameter, and where it returns; what
 * it throws passes by. Immutable.
 */
final class CallHook implements MethodHook {
  private final BridgeCall before;
  private final boolean takes;
  private final BridgeCall after;

  private CallHook(BridgeCall before, boolean takes, BridgeCall after) {
    this.before = before;
    this.takes = takes;
    this.after = after;
  }

  /** Before the method, and after it; either may be null. */
  static CallHook around(BridgeCall before, BridgeCall after) {
    return new CallHook(before, false, after);
  }

  /** The same; the method goes on with what the bridge answers to the first call. */
  static CallHook changing(BridgeCall before, BridgeCall after) {
    return new CallHook(before, true, after);
  }

  /** The names of its events. */
  @Override
  public String toString() {
    return before == null
        ? after.toString()
        : after == null ? before.toString() : before + " " + after;
  }

  @Override
  public void into(MethodPatch method) {
    if (takes) {
      before.writeAndTake(method.atStart(), method);
    } else if (before != null) {
      before.write(method.atStart(), method);
    }
    if (after != null) {
      after.writeAtReturn(method.atReturns(), method);
    }
  }
}
