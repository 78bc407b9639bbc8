package dev.keepalive.lab.beyond;

import dev.keepalive.it.harness.Jdk;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** What is checked once everything has happened, and what the page says of it. */
final class Checks {
  final BeyondChapter chapter = new BeyondChapter();
  private final List<DynamicTest> tests = new ArrayList<>();

  void test(String name, Jdk jdk, Runnable check) {
    tests.add(DynamicTest.dynamicTest(name + ", " + jdk, check::run));
  }

  Stream<DynamicTest> tests() {
    return tests.stream();
  }
}
