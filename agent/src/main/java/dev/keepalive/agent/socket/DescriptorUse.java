package dev.keepalive.agent.socket;

import java.io.FileDescriptor;
import java.io.IOException;

/** What is done with a descriptor while it cannot be closed. */
interface DescriptorUse {

  /**
   * @param descriptor open, and never null: the JDK's native calls end the JVM on null
   */
  void with(FileDescriptor descriptor) throws IOException;
}
