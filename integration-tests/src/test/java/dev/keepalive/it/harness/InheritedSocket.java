package dev.keepalive.it.harness;

import java.io.FileDescriptor;
import java.lang.ProcessBuilder.Redirect;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.nio.channels.SelectableChannel;

/**
 * A socket as the standard input of a child, as inetd and systemd hand it over. {@code
 * ProcessBuilder} does so with pipes between its own children only, by a class that is not public.
 */
public final class InheritedSocket {

  private InheritedSocket() {}

  /** For {@link Launch#stdin}. The channel may be closed here once the child has started. */
  public static Redirect of(SelectableChannel channel) throws ReflectiveOperationException {
    Constructor<?> constructor =
        Class.forName("java.lang.ProcessBuilder$RedirectPipeImpl").getDeclaredConstructor();
    constructor.setAccessible(true);
    Redirect redirect = (Redirect) constructor.newInstance();
    FileDescriptor descriptor = (FileDescriptor) field(redirect.getClass(), "fd").get(redirect);
    field(FileDescriptor.class, "fd")
        .setInt(descriptor, field(channel.getClass(), "fdVal").getInt(channel));
    return redirect;
  }

  private static Field field(Class<?> type, String name) throws NoSuchFieldException {
    Field field = type.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }
}
