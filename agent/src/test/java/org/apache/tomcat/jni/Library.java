package org.apache.tomcat.jni;

/** Stands for Tomcat Native's class of this name: that it is loaded starts the sweep. */
public final class Library {
  private Library() {}
}
