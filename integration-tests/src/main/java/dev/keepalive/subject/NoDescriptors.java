package dev.keepalive.subject;

import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Opens files until no descriptor is left, or as many as its argument says, and prints {@code
 * exhausted}; closes them with the next line of its standard input and prints {@code free}; ends
 * when that ends.
 */
public final class NoDescriptors {

  private NoDescriptors() {}

  public static void main(String[] arguments) throws Exception {
    Class.forName(Console.class.getName()); // later there is no descriptor to read it with
    List<FileInputStream> files = new ArrayList<>();
    try {
      while (true) {
        files.add(new FileInputStream("/dev/null"));
      }
    } catch (IOException tooMany) {
      for (int left = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 0; left > 0; left--) {
        files.remove(0).close();
      }
      System.out.println("exhausted");
    }
    Console.awaitLine();
    for (FileInputStream file : files) {
      file.close();
    }
    System.out.println("free");
    Console.awaitEnd();
  }
}
