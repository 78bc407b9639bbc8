package java.net;

import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.invoke.MethodHandles;

/**
 * The JDK's non-public members by direct access, for the agent alone. Reflection makes classes for
 * each shape of a call from Java 18 on (JEP 416): 50 ms of an agent's start on JDK 25. The boot
 * loader defines this class, as only a class of {@code java.base} may define a nestmate of another
 * there; that one extends it.
 *
 * <p>Thread-safe; checks nothing.
 */
public abstract class KeepaliveInternals {

  private static boolean asked;

  /**
   * Once only, before the application starts: it is none of the application's.
   *
   * @param nestmate a class that extends this one, with a public constructor
   * @param host whose private members it may use; its package is the same
   * @return null if it has been asked before
   */
  public static synchronized KeepaliveInternals once(byte[] nestmate, Class<?> host)
      throws ReflectiveOperationException {
    if (asked) {
      return null;
    }
    asked = true;
    Class<?> defined =
        MethodHandles.privateLookupIn(host, MethodHandles.lookup())
            .defineHiddenClass(nestmate, true, MethodHandles.Lookup.ClassOption.NESTMATE)
            .lookupClass();
    return (KeepaliveInternals) defined.getConstructor().newInstance();
  }

  /** Whether the class is initialised, without initialising it. */
  public abstract boolean isInitialized(Class<?> type);

  /** Where an object field lies in its object. An {@code InternalError} if there is none. */
  public abstract long offset(Class<?> type, String field);

  /** What a static int field holds. An {@code InternalError} if there is none. */
  public abstract int constant(Class<?> type, String field);

  public abstract Object object(Object owner, long offset);

  public abstract int number(Object owner, long offset);

  public abstract void number(Object owner, long offset, int value);

  public abstract boolean flag(Object owner, long offset);

  /** setsockopt(2) of an int. A descriptor of null ends the JVM. */
  public abstract void setOption(FileDescriptor descriptor, int level, int number, int value)
      throws IOException;

  /** getsockopt(2) of an int. A descriptor of null ends the JVM. */
  public abstract int getOption(FileDescriptor descriptor, int level, int number)
      throws IOException;

  /** getsockname(2), of which the port. */
  public abstract int localPort(FileDescriptor descriptor) throws IOException;
}
