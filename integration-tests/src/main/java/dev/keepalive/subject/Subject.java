package dev.keepalive.subject;

/** Placeholder. */
public final class Subject {
  private Subject() {}

  public static void main(String[] args) {}
}
