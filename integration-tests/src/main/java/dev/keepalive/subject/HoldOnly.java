package dev.keepalive.subject;

import java.io.IOException;

/** Opens no connection itself, and stays until its standard input ends. */
public final class HoldOnly {

  private HoldOnly() {}

  public static void main(String[] arguments) throws IOException {
    System.out.println("holding");
    Console.awaitEnd();
  }
}
