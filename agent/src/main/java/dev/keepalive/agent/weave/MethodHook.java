package dev.keepalive.agent.weave;

import dev.keepalive.agent.classfile.MethodPatch;

/** What is woven into a method. Immutable. */
interface MethodHook {

  void into(MethodPatch method);
}
