package dev.keepalive.agent.classfile;

import java.util.ArrayList;
import java.util.List;

/** One method of a class file, into which code is woven. Not thread-safe. */
public final class MethodPatch {
  private static final int ACC_STATIC = 0x0008;
  private static final int ACC_SYNTHETIC = 0x1000;

  private static final int INTEGER = 1;
  private static final int FLOAT = 2;
  private static final int DOUBLE = 3;
  private static final int LONG = 4;

  private final ConstantPool pool;
  private final int access;
  private final String className;
  private final String name;
  private final String descriptor;

  private Code atStart;
  private Code atReturns;
  private Code atCatches;
  private String caught;
  private Code atThrows;
  private String thrown;

  MethodPatch(ConstantPool pool, int access, String className, String name, String descriptor) {
    this.pool = pool;
    this.access = access;
    this.className = className;
    this.name = name;
    this.descriptor = descriptor;
  }

  public String name() {
    return name;
  }

  /** As in {@code (Ljava/lang/String;I)V}. */
  public String descriptor() {
    return descriptor;
  }

  /**
   * Whether it is this method.
   *
   * @param method name and descriptor, of which the end may be left out behind the name
   */
  public boolean is(String method) {
    return method.startsWith(name) && descriptor.startsWith(method.substring(name.length()));
  }

  public boolean isStatic() {
    return (access & ACC_STATIC) != 0;
  }

  /** Whether the compiler has made it, such as a bridge to a more special return type. */
  public boolean isSynthetic() {
    return (access & ACC_SYNTHETIC) != 0;
  }

  /** The descriptor of what it returns. */
  public String returned() {
    return descriptor.substring(descriptor.indexOf(')') + 1);
  }

  /** The descriptors of the parameters. */
  public List<String> parameters() {
    List<String> parameters = new ArrayList<String>();
    int at = 1;
    while (descriptor.charAt(at) != ')') {
      int end = at;
      while (descriptor.charAt(end) == '[') {
        end++;
      }
      end = descriptor.charAt(end) == 'L' ? descriptor.indexOf(';', end) + 1 : end + 1;
      parameters.add(descriptor.substring(at, end));
      at = end;
    }
    return parameters;
  }

  /** The local variable that holds this parameter when the method is entered. */
  public int slot(int parameter) {
    int slot = isStatic() ? 0 : 1;
    for (String before : parameters().subList(0, parameter)) {
      slot += before.equals("J") || before.equals("D") ? 2 : 1;
    }
    return slot;
  }

  /** What runs before the method's own code. */
  public Code atStart() {
    atStart = atStart == null ? new Code(pool) : atStart;
    return atStart;
  }

  /** What runs right before each return; what is returned lies on the stack, and stays there. */
  public Code atReturns() {
    atReturns = atReturns == null ? new Code(pool) : atReturns;
    return atReturns;
  }

  /**
   * What runs where the method catches this type, as far as it stores it first, as javac does; the
   * exception lies on the stack, and stays there.
   */
  public Code atCatches(String type) {
    caught = type;
    atCatches = new Code(pool);
    return atCatches;
  }

  /**
   * What runs where an exception of this type leaves the method, behind its end: nothing runs where
   * none does. The exception lies on the stack; the local variables are the parameters alone. For a
   * method that is not static.
   */
  public Code atThrows(String type) {
    thrown = type;
    atThrows = new Code(pool);
    return atThrows;
  }

  boolean isPatched() {
    return atStart != null || atReturns != null || atCatches != null || atThrows != null;
  }

  Bytes start() {
    return bytes(atStart);
  }

  Bytes returns() {
    return bytes(atReturns);
  }

  Bytes catches() {
    return bytes(atCatches);
  }

  private static Bytes bytes(Code code) {
    return code == null ? null : code.bytes();
  }

  /** The type whose {@link #catches} it is; null where there are none. */
  String caught() {
    return caught;
  }

  /** What is behind the method's end, or null. */
  Bytes end() {
    return bytes(atThrows);
  }

  /** The type that leads there. */
  int thrown() {
    return pool.type(thrown);
  }

  /** The frame there: this and the parameters; the exception. */
  Bytes endFrame() {
    Bytes frame = new Bytes();
    List<String> parameters = parameters();
    frame.u2(1 + parameters.size()).u1(StackMap.OBJECT).u2(pool.type(className));
    for (String parameter : parameters) {
      switch (parameter.charAt(0)) {
        case 'L':
          String type = parameter.substring(1, parameter.length() - 1);
          frame.u1(StackMap.OBJECT).u2(pool.type(type));
          break;
        case '[':
          frame.u1(StackMap.OBJECT).u2(pool.type(parameter));
          break;
        case 'J':
          frame.u1(LONG);
          break;
        case 'D':
          frame.u1(DOUBLE);
          break;
        case 'F':
          frame.u1(FLOAT);
          break;
        default:
          frame.u1(INTEGER);
          break;
      }
    }
    return frame.u2(1).u1(StackMap.OBJECT).u2(thrown());
  }
}
