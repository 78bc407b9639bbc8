package dev.keepalive.matrix;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Reads the {@code @Stack} annotations of a program without compiling it, since only they name the
 * libraries that it compiles with.
 */
final class StackSource {

  private StackSource() {}

  /** All rows of all programs below this directory, by name. */
  static List<StackSpec> findAll(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .flatMap(file -> read(file).stream())
          .sorted(Comparator.comparing(StackSpec::toString))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows of one program; none if the file is no program. */
  static List<StackSpec> read(Path source) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(null, files, null, null, null, files.getJavaFileObjects(source));
      List<StackSpec> stacks = new ArrayList<>();
      for (CompilationUnitTree unit : task.parse()) {
        for (Tree type : unit.getTypeDecls()) {
          if (type instanceof ClassTree declared) {
            declared.getModifiers().getAnnotations().stream()
                .filter(annotation -> annotation.getAnnotationType().toString().equals("Stack"))
                .forEach(annotation -> stacks.add(stack(source, annotation)));
          }
        }
      }
      return stacks;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static StackSpec stack(Path source, AnnotationTree annotation) {
    Map<String, List<Object>> values = new HashMap<>();
    for (ExpressionTree argument : annotation.getArguments()) {
      AssignmentTree assignment = (AssignmentTree) argument;
      values.put(assignment.getVariable().toString(), values(assignment.getExpression()));
    }
    return new StackSpec(
        source,
        (String) values.get("name").get(0),
        strings(values, "libraries"),
        (String) values.get("transport").get(0),
        strings(values, "sides").stream().map(Side::valueOf).collect(Collectors.toSet()),
        (Integer) one(values, "from", 8),
        (Integer) one(values, "until", Integer.MAX_VALUE),
        (String) one(values, "because", ""),
        strings(values, "arguments"),
        strings(values, "options"),
        (String) one(values, "needs", ""),
        (Boolean) one(values, "swept", false),
        (Boolean) one(values, "executableJar", false),
        Set.copyOf(strings(values, "explicit")),
        (Boolean) one(values, "everyBuild", false));
  }

  private static Object one(Map<String, List<Object>> values, String name, Object otherwise) {
    return values.getOrDefault(name, List.of(otherwise)).get(0);
  }

  private static List<String> strings(Map<String, List<Object>> values, String name) {
    return values.getOrDefault(name, List.of()).stream().map(String.class::cast).toList();
  }

  private static List<Object> values(ExpressionTree expression) {
    if (expression instanceof NewArrayTree array) {
      return array.getInitializers().stream().map(StackSource::value).toList();
    }
    return List.of(value(expression));
  }

  /** A literal, a sum of literals, or the simple name of a constant. */
  private static Object value(ExpressionTree expression) {
    if (expression instanceof LiteralTree literal) {
      return literal.getValue();
    }
    if (expression instanceof BinaryTree sum) {
      return "" + value(sum.getLeftOperand()) + value(sum.getRightOperand());
    }
    String name = expression.toString();
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
