package dev.keepalive.agent.boot;

/** Placeholder. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {}
}
