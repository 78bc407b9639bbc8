package dev.keepalive.demo;

/** Placeholder. */
public final class DemoApp {
  private DemoApp() {}

  public static void main(String[] args) {}
}
