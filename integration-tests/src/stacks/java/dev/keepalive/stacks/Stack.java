package dev.keepalive.stacks;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One row of the compatibility matrix: a library at one version over one transport.
 *
 * <p>It stands on a program that opens the library's connections and then calls {@link
 * Hold#untilEnd}; the matrix compiles the program against {@link #libraries} for the JDK {@link
 * #from}, runs it on each JDK up to {@link #until} without and with the agent, and looks at the
 * sockets that it holds. The matrix reads this from the source: only literals are allowed.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.SOURCE)
@Repeatable(Stack.List.class)
public @interface Stack {
  /** The name under which people know the library, without its version. */
  String name();

  /**
   * Maven coordinates, {@code group:artifact[:type[:classifier]]:version}, resolved with what they
   * depend on. The version of the first is the one that the page shows.
   */
  String[] libraries() default {};

  /** What carries the bytes: {@code Socket}, {@code NIO}, {@code epoll} … */
  String transport();

  /**
   * Which ends of the connections are the library's. The other ends are judged too, but not shown.
   * None: a control, which holds sockets that the agent must not touch.
   */
  Side[] sides();

  /** The first JDK that the library runs on. */
  int from() default 8;

  /** The last JDK that it runs on; 0: all. */
  int until() default 0;

  /** Why there is an {@link #until}, for the page. */
  String because() default "";

  /**
   * Arguments of the program. Of a server that the matrix starts, <code>{postgres}</code> is the
   * JDBC URL; <code>{kafka}</code>, <code>{mongo}</code> and <code>{redis}</code> are the host and
   * the port, with a colon between.
   */
  String[] arguments() default {};

  /** Options of the JVM. */
  String[] options() default {};

  /**
   * A native library that the system has to bring: its row does not run where it is missing, which
   * is told; in CI it must be there.
   */
  String needs() default "";

  /**
   * Whether its sockets are opened by native code that no hook sees, so that they have keepalive a
   * few seconds later, when the agent's sweep has found them.
   */
  boolean swept() default false;

  /** Whether it is run as Spring Boot's executable jar, its libraries as jars within the jar. */
  boolean executableJar() default false;

  /**
   * Which of {@code idle}, {@code interval} and {@code count} the library sets explicitly although
   * to the value that the kernel has: the look at its socket can't tell. Counts on those JDKs where
   * the library sets another of the three.
   */
  String[] explicit() default {};

  /** Whether it runs in every build, on JDK 8, 17 and 26, and not only with the whole matrix. */
  boolean everyBuild() default false;

  /** An end of a connection. */
  enum Side {
    CONNECTS,
    ACCEPTS
  }

  /** Several rows from one program. */
  @Target(ElementType.TYPE)
  @Retention(RetentionPolicy.SOURCE)
  @interface List {
    Stack[] value();
  }
}
