package dev.keepalive.agent.classfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import net.bytebuddy.jar.asm.ClassReader;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The JVM's verifier judges what is woven, and the code that runs. */
class ClassPatchTest {

  /** Counts in the parameter's place what ran; the JDK has it, so that any class may call it. */
  private static final String OWNER = "java/lang/Integer";

  @ParameterizedTest
  @ValueSource(classes = {CommandLine.class, ClassReader.class, Assertions.class, Test.class})
  void all_methods_of_a_library_verify_with_all_that_can_be_woven(Class<?> ofLibrary)
      throws Exception {
    Map<String, byte[]> woven = new TreeMap<>();
    for (Map.Entry<String, byte[]> each : classes(ofLibrary).entrySet()) {
      woven.put(each.getKey(), woven(each.getValue(), ClassPatchTest::everything));
    }
    assertThat(woven).hasSizeGreaterThan(15);
    Defined loader = new Defined(woven);
    int linked = 0;
    for (String name : woven.keySet()) {
      try {
        Class<?> type = Class.forName(name, false, loader);
        assertThat(type.getClassLoader()).isSameAs(loader);
        linked += type.getDeclaredMethods().length; // links the class, which verifies it
      } catch (NoClassDefFoundError optional) {
        assertThat(optional).hasMessageNotContaining("Verify");
      }
    }
    assertThat(linked).isGreaterThan(50);
  }

  /** Each number of bytes pushes a switch to another padding, and a frame to another distance. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 20, 30, 31, 32, 63, 64, 65, 200})
  void the_code_does_what_it_did(int more) throws Exception {
    byte[] own = bytes(Winding.class);
    byte[] woven =
        woven(
            own,
            method -> {
              for (int i = 0; i < more && !method.name().startsWith("<"); i++) {
                method.atStart().pushNull().pop();
                method.atReturns().pushNull().pop();
              }
            });
    Defined loader = new Defined(Map.of(Winding.class.getName(), woven));
    Object result =
        Class.forName(Winding.class.getName(), true, loader).getDeclaredConstructor().newInstance();
    assertThat(result).hasToString(new Winding().toString());
    assertThat(result.getClass()).isNotSameAs(Winding.class);
  }

  @Test
  void what_is_not_woven_stays_to_the_byte() throws Exception {
    for (byte[] each : classes(CommandLine.class).values()) {
      assertThat(woven(each, method -> {})).isEqualTo(each);
    }
  }

  @Test
  void parameters_are_found_where_the_call_put_them() throws Exception {
    List<MethodPatch> methods = new ClassPatch(bytes(Winding.class)).methods();
    MethodPatch method =
        methods.stream().filter(m -> m.name().equals("parameters")).findFirst().orElseThrow();
    assertThat(method.parameters()).containsExactly("J", "[[I", "Ljava/lang/String;", "D", "Z");
    assertThat(Stream.of(0, 1, 2, 3, 4).map(method::slot)).containsExactly(1, 3, 4, 5, 7);
    assertThat(method.returned()).isEqualTo("[Ljava/lang/String;");
    assertThat(method.isSynthetic()).isFalse();
    MethodPatch ofClass =
        methods.stream().filter(m -> m.name().equals("ofClass")).findFirst().orElseThrow();
    assertThat(ofClass.slot(0)).isZero();
    assertThat(ofClass.returned()).isEqualTo("V");
  }

  @Test
  void what_it_does_not_know_it_refuses() throws Exception {
    byte[] own = bytes(Winding.class);
    own[10] = 99; // the tag of the first constant
    assertThatThrownBy(() -> new ClassPatch(own))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("99");
  }

  @Test
  void a_method_that_would_grow_too_large_is_refused() throws Exception {
    ClassPatch patch = new ClassPatch(bytes(Winding.class));
    MethodPatch method = patch.methods().get(1);
    for (int i = 0; i < 0x8000; i++) {
      method.atStart().pushNull().pop();
    }
    assertThatThrownBy(patch::woven).isInstanceOf(IllegalStateException.class);
  }

  private static void everything(MethodPatch method) {
    method.atStart().pushString("at start").pop();
    Code atReturns = method.atReturns();
    atReturns.pushString("1").callStatic(OWNER, "valueOf", "(Ljava/lang/String;)L" + OWNER + ";");
    atReturns.call(OWNER, "intValue", "()I").pop();
    method.atCatches("java/lang/Throwable").dup().pop();
    if (!method.name().startsWith("<") && !method.isStatic()) {
      method.atThrows("java/lang/RuntimeException").dup().pop().rethrow();
    }
  }

  private static byte[] woven(byte[] own, Consumer<MethodPatch> hook) {
    ClassPatch patch = new ClassPatch(own);
    patch.methods().forEach(hook);
    return patch.woven();
  }

  /** The classes of the jar that this one is of. */
  private static Map<String, byte[]> classes(Class<?> ofLibrary)
      throws IOException, URISyntaxException {
    Path jar = Path.of(ofLibrary.getProtectionDomain().getCodeSource().getLocation().toURI());
    Map<String, byte[]> classes = new TreeMap<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : new ArrayList<>(zip.stream().toList())) {
        String name = entry.getName();
        if (name.endsWith(".class") && !name.contains("-info") && !name.startsWith("META-INF")) {
          try (InputStream in = zip.getInputStream(entry)) {
            classes.put(
                name.substring(0, name.length() - ".class".length()).replace('/', '.'),
                in.readAllBytes());
          }
        }
      }
    }
    return classes;
  }

  private static byte[] bytes(Class<?> type) throws IOException {
    String file = "/" + type.getName().replace('.', '/') + ".class";
    try (InputStream in = type.getResourceAsStream(file)) {
      return in.readAllBytes();
    }
  }

  /** Its own classes first. */
  private static final class Defined extends ClassLoader {
    private final Map<String, byte[]> classes;

    Defined(Map<String, byte[]> classes) {
      super(ClassPatchTest.class.getClassLoader());
      this.classes = classes;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        byte[] own = classes.get(name);
        Class<?> loaded = findLoadedClass(name);
        if (loaded != null || own == null) {
          return loaded == null ? super.loadClass(name, resolve) : loaded;
        }
        return defineClass(name, own, 0, own.length);
      }
    }
  }
}
