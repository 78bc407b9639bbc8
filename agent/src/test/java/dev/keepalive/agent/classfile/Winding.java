package dev.keepalive.agent.classfile;

import java.util.function.Supplier;

/** Has what moves when code is put into it: switches, loops, handlers, objects half made. */
@SuppressWarnings({"StatementSwitchToExpressionSwitch", "UnnecessaryStringBuilder"})
public final class Winding {

  @Override
  public String toString() {
    StringBuilder all = new StringBuilder();
    for (int i = -3; i < 12; i++) {
      all.append(table(i)).append(lookup(i * 1000)).append(word("" + i)).append(caught(i));
    }
    return all.append(parameters(5, new int[][] {{1}}, "x", 2.5, true)[1]).toString();
  }

  private static int table(int value) {
    switch (value) {
      case 0:
        return 10;
      case 1:
      case 2:
        return value * 20;
      case 5:
        break;
      default:
        return -1;
    }
    return 50;
  }

  private static long lookup(int value) {
    long sum = 0;
    for (int i = 0; i < 3; i++) {
      switch (value + i) {
        case -3000:
          sum += 1;
          continue;
        case 2000:
          sum += 2;
          break;
        case 9001:
          return sum - 7;
        default:
          sum += i % 2 == 0 ? 3 : 4;
      }
      sum *= 2;
    }
    return sum;
  }

  private static String word(String value) {
    return new StringBuilder(value.length() > 1 ? new String(value + "!") : value).toString();
  }

  private static String caught(int value) {
    try {
      if (value % 3 == 0) {
        throw new IllegalStateException("three");
      }
      return "none";
    } catch (IllegalStateException e) {
      return e.getMessage();
    } finally {
      ofClass(value);
    }
  }

  static void ofClass(long value) {
    Supplier<Long> boxed = () -> value;
    if (boxed.get() != value) {
      throw new AssertionError();
    }
  }

  String[] parameters(long a, int[][] b, String c, double d, boolean e) {
    return new String[] {c, a + b[0][0] + c + d + e};
  }
}
