package dev.keepalive.subject;

import java.io.IOException;

/** Prints {@code parent} and the class of the loader that is the parent of the agent's own. */
public final class BridgeParent {

  private BridgeParent() {}

  public static void main(String[] arguments) throws ReflectiveOperationException, IOException {
    Object hook = Class.forName("java.net.KeepaliveBridge").getField("hook").get(null);
    System.out.println("parent " + hook.getClass().getClassLoader().getParent().getClass());
    System.out.println("done");
    Console.awaitEnd();
  }
}
