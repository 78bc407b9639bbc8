package dev.keepalive.subject;

import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Takes the descriptors that are free: with each line of its standard input all but as many as the
 * line says, which it repeats as {@code left}; with {@code all} it gives all back. Prints {@code
 * ready} before the first; ends when its standard input does.
 */
public final class NoDescriptors {

  private static final Queue<FileInputStream> TAKEN = new ArrayDeque<>();

  private NoDescriptors() {}

  public static void main(String[] arguments) throws Exception {
    System.out.println("ready");
    for (String line = Console.awaitLine(); line != null; line = Console.awaitLine()) {
      takeAll();
      int left = line.equals("all") ? TAKEN.size() : Integer.parseInt(line);
      for (int i = 0; i < left; i++) {
        TAKEN.remove().close();
      }
      System.out.println("left " + line);
    }
  }

  private static void takeAll() {
    try {
      while (true) {
        TAKEN.add(new FileInputStream("/dev/null"));
      }
    } catch (IOException none) {
      // that was the last one
    }
  }
}
