package dev.keepalive.agent.linux;

import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.spi.FileSystemProvider;

/**
 * The JDK's own files. {@code java.nio.file.Paths} and {@code Files} lead to the default file
 * system, which an application may replace by {@code java.nio.file.spi.DefaultFileSystemProvider},
 * in {@code main} too if nobody has needed it before.
 */
final class BuiltInFiles {

  static final FileSystem SYSTEM = find();

  private BuiltInFiles() {}

  /** Of {@code DefaultFileSystemProvider.instance()}, up to 12 {@code create()}. */
  private static FileSystem find() {
    try {
      Class<?> builtIn = Class.forName("sun.nio.fs.DefaultFileSystemProvider");
      for (Method method : builtIn.getMethods()) {
        if (FileSystemProvider.class.isAssignableFrom(method.getReturnType())
            && method.getParameterTypes().length == 0) {
          FileSystemProvider provider = (FileSystemProvider) method.invoke(null);
          return provider.getFileSystem(URI.create("file:///"));
        }
      }
    } catch (ReflectiveOperationException | RuntimeException notThisJdk) {
      // the default's, then
    }
    return FileSystems.getDefault();
  }
}
