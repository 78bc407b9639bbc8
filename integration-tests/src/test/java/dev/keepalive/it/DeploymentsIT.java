package dev.keepalive.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.keepalive.it.harness.Exporter;
import dev.keepalive.it.harness.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What is ready to be rolled out, as far as it can be tried without a cluster. */
class DeploymentsIT {
  private static final Path KUBERNETES = Exporter.DEPLOY.resolve("kubernetes");
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final String OPTION = "-javaagent:/keepalive/keepalive-agent.jar";

  @TempDir Path directory;

  @Test
  void the_drop_in_is_one_that_systemd_takes() throws Exception {
    Path unit =
        Files.writeString(
            directory.resolve("legacy.service"),
            "[Service]\nExecStart=/bin/true\n[Install]\nWantedBy=multi-user.target\n");
    Path dropIns = Files.createDirectories(directory.resolve("legacy.service.d"));
    Files.copy(
        Exporter.DEPLOY.resolve("systemd/keepalive.conf"), dropIns.resolve("keepalive.conf"));
    String said = Tool.run(directory, "systemd-analyze", "verify", "--man=no", unit.toString());
    assertThat(said.lines().filter(line -> line.contains("legacy"))).isEmpty();
  }

  /** The linter of the editors' Docker extension, from the npm registry. */
  @Test
  void the_dockerfile_has_nothing_that_a_linter_finds() throws Exception {
    Path image = Exporter.DEPLOY.resolve("image");
    assertThat(lint(image, "Dockerfile")).isEmpty();
    Files.writeString(directory.resolve("Dockerfile"), "FROM busybox\nCPOY a /b\n");
    assertThatThrownBy(() -> lint(directory, "Dockerfile")).hasMessageContaining("CPOY");
  }

  private static String lint(Path directory, String file) throws Exception {
    String linter = "dockerfile-utils@0.16.3";
    return Tool.run(directory, "npm", "exec", "--yes", "--", linter, "lint", file);
  }

  @Test
  void a_pod_gets_the_agent_once_and_keeps_what_it_has() throws Exception {
    Map<String, Object> pod =
        pod(
            """
            metadata: {labels: {keepalive.dev/inject: "true"}}
            spec:
              containers:
                - {name: plain, image: a}
                - {name: other, image: a, env: [{name: X, value: y}]}
                - {name: own, image: a, env: [{name: JAVA_TOOL_OPTIONS, value: -Xmx1g}]}
            """);
    assertThat(isWanted(pod, Map.of())).isTrue();
    Map<?, ?> change = change(pod);
    assertThat(option(change, "plain")).isEqualTo(OPTION);
    assertThat(option(change, "other")).isEqualTo(OPTION);
    assertThat(option(change, "own")).isEqualTo("-Xmx1g " + OPTION);
    assertThat(at(patched(pod), "spec", "initContainers", 0, "name")).isEqualTo("keepalive-agent");
    assertThat(at(change, "spec", "volumes", 0, "name")).isEqualTo("keepalive-agent");
    assertThat((Map<?, ?>) at(change, "metadata", "annotations")).isEmpty();
  }

  @Test
  void a_value_from_elsewhere_is_left_alone_and_the_pod_says_so() throws Exception {
    Map<?, ?> change =
        change(
            pod(
                """
                metadata: {labels: {keepalive.dev/inject: "true"}}
                spec:
                  containers:
                    - {name: a, image: a, env: [{name: JAVA_TOOL_OPTIONS, valueFrom: {configMapKeyRef: {name: m, key: k}}}]}
                    - {name: b, image: a}
                """));
    assertThat((List<?>) at(change, "spec", "containers")).hasSize(1);
    assertThat(option(change, "b")).isEqualTo(OPTION);
    assertThat((Map<?, ?>) at(change, "metadata", "annotations"))
        .hasToString("{keepalive.dev/left-alone=a: JAVA_TOOL_OPTIONS has a valueFrom}");
  }

  @Test
  void a_pod_whose_containers_are_all_left_alone_gets_nothing() throws Exception {
    Map<String, Object> pod =
        pod(
            """
            metadata: {}
            spec:
              containers:
                - {name: a, image: a, env: [{name: JAVA_TOOL_OPTIONS, valueFrom: {fieldRef: {fieldPath: x}}}]}
            """);
    Map<?, ?> change = change(pod);
    assertThat((List<?>) at(change, "spec", "containers")).isEmpty();
    assertThat(patch(pod)).isEmpty();
    assertThat((List<?>) at(change, "spec", "volumes")).isEmpty();
  }

  @Test
  void its_init_container_comes_after_those_that_are_there() throws Exception {
    Map<String, Object> pod =
        pod(
            "metadata: {}\nspec: {containers: [{name: a}], initContainers: [{name: own, image: b}]}");
    Map<?, ?> changed = patched(pod);
    assertThat(at(changed, "spec", "initContainers", 0, "name")).isEqualTo("own");
    assertThat(at(changed, "spec", "initContainers", 1, "name")).isEqualTo("keepalive-agent");
  }

  /**
   * The API server refuses to apply a list whose elements have no key, and with {@code
   * failurePolicy: Ignore} nobody would be told: "may not mutate atomic arrays, maps or structs".
   */
  @Test
  void what_is_applied_has_no_list_but_those_whose_elements_have_a_key() throws Exception {
    Map<String, Object> pod = pod("metadata: {}\nspec: {containers: [{name: a}]}");
    assertThat(lists("", change(pod)))
        .containsExactlyInAnyOrder("volumes", "containers", "env", "volumeMounts");
  }

  private static List<String> lists(String name, Object value) {
    List<String> found = new ArrayList<>();
    if (value instanceof List<?> elements) {
      found.add(name);
      elements.forEach(each -> found.addAll(lists(name + "[]", each)));
    } else if (value instanceof Map<?, ?> fields) {
      fields.forEach((key, field) -> found.addAll(lists(key.toString(), field)));
    }
    return found;
  }

  @Test
  void the_labels_of_pod_and_namespace_decide_and_nothing_is_done_twice() throws Exception {
    Map<String, Object> yes = Map.of("keepalive.dev/inject", "true");
    Map<String, Object> no = Map.of("keepalive.dev/inject", "false");
    Map<String, Object> unlabelled = pod("metadata: {}\nspec: {containers: []}");
    assertThat(isWanted(unlabelled, Map.of())).isFalse();
    assertThat(isWanted(unlabelled, yes)).isTrue();
    assertThat(isWanted(labelled(no), yes)).isFalse();
    assertThat(isWanted(labelled(yes), no)).isTrue();
    assertThat(
            isWanted(
                pod(
                    "metadata: {}\nspec: {containers: [], initContainers: [{name: keepalive-agent}]}"),
                yes))
        .isFalse();
  }

  @Test
  void every_file_is_yaml_that_names_its_kind_and_the_kustomizations_name_files()
      throws IOException {
    try (Stream<Path> files = Files.walk(KUBERNETES)) {
      List<Path> all = files.filter(file -> file.toString().endsWith(".yaml")).toList();
      assertThat(all).hasSize(9);
      for (Path file : all) {
        JsonNode root = YAML.readTree(Files.readString(file));
        assertThat(root.path("kind").asString()).as("%s", file).isNotEmpty();
        assertThat(root.path("apiVersion").asString()).as("%s", file).isNotEmpty();
        for (JsonNode resource : root.path("resources")) {
          assertThat(file.resolveSibling(resource.asString())).exists();
        }
      }
    }
  }

  private static Map<String, Object> labelled(Map<String, Object> labels) {
    return Map.of("metadata", Map.of("labels", labels), "spec", Map.of("containers", List.of()));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> pod(String yaml) {
    return YAML.readValue(yaml, Map.class);
  }

  private static Object option(Map<?, ?> change, String container) {
    for (Object each : (List<?>) at(change, "spec", "containers")) {
      if (container.equals(at(each, "name"))) {
        assertThat(at(each, "volumeMounts", 0, "mountPath")).isEqualTo("/keepalive");
        return at(each, "env", 0, "value");
      }
    }
    throw new AssertionError(container + " in " + change);
  }

  private static Object at(Object from, Object... path) {
    Object at = from;
    for (Object step : path) {
      at = step instanceof Integer index ? ((List<?>) at).get(index) : ((Map<?, ?>) at).get(step);
    }
    return at;
  }

  private static boolean isWanted(Map<String, Object> pod, Map<String, Object> namespaceLabels)
      throws Exception {
    Map<String, Object> variables = new HashMap<>();
    variables.put("object", pod);
    variables.put("namespaceObject", Map.of("metadata", Map.of("labels", namespaceLabels)));
    for (JsonNode condition : policy().path("matchConditions")) {
      if (!Boolean.TRUE.equals(evaluate(condition.path("expression").asString(), variables))) {
        return false;
      }
    }
    return true;
  }

  /** What the policy would have merged into a pod. */
  private static Map<?, ?> change(Map<String, Object> pod) throws Exception {
    return (Map<?, ?>) mutation("applyConfiguration", pod);
  }

  private static List<?> patch(Map<String, Object> pod) throws Exception {
    return (List<?>) mutation("jsonPatch", pod);
  }

  /** The pod with the policy's patch, RFC 6902; it only adds. */
  private static Map<?, ?> patched(Map<String, Object> pod) throws Exception {
    JsonNode changed = YAML.valueToTree(pod);
    for (Object each : patch(pod)) {
      assertThat(at(each, "op")).isEqualTo("add");
      String path = (String) at(each, "path");
      JsonNode parent = changed.at(path.substring(0, path.lastIndexOf('/')));
      JsonNode value = YAML.valueToTree(at(each, "value"));
      if (parent instanceof ArrayNode array) {
        assertThat(path).endsWith("/-");
        array.add(value);
      } else {
        ((ObjectNode) parent).set(path.substring(path.lastIndexOf('/') + 1), value);
      }
    }
    return YAML.treeToValue(changed, Map.class);
  }

  private static Object mutation(String kind, Map<String, Object> pod) throws Exception {
    Map<String, Object> named = new HashMap<>();
    Map<String, Object> variables = new HashMap<>();
    variables.put("object", pod);
    variables.put("variables", named);
    for (JsonNode variable : policy().path("variables")) {
      named.put(
          variable.path("name").asString(),
          evaluate(variable.path("expression").asString(), variables));
    }
    for (JsonNode mutation : policy().path("mutations")) {
      if (mutation.has(kind)) {
        return evaluate(mutation.path(kind).path("expression").asString(), variables);
      }
    }
    throw new AssertionError("no " + kind);
  }

  private static JsonNode policy() throws IOException {
    return YAML.readTree(Files.readString(KUBERNETES.resolve("policy/policy.yaml"))).path("spec");
  }

  /**
   * The API server knows types such as {@code Object.spec}; here their literals are maps, which
   * have the same fields.
   */
  private static Object evaluate(String expression, Map<String, Object> variables)
      throws Exception {
    String withMaps =
        expression
            .replaceAll("(Object|JSONPatch)(\\.[A-Za-z]+)*\\s*\\{", "{")
            .replaceAll("(?<=[{,]\\s{0,40})([A-Za-z]+):(?= )", "'$1':");
    CelCompiler compiler =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addLibraries(CelExtensions.strings())
            .addVar("object", SimpleType.DYN)
            .addVar("namespaceObject", SimpleType.DYN)
            .addVar("variables", SimpleType.DYN)
            .build();
    CelAbstractSyntaxTree tree = compiler.compile(withMaps).getAst();
    CelRuntime runtime =
        CelRuntimeFactory.legacyCelRuntimeBuilder().addLibraries(CelExtensions.strings()).build();
    return runtime.createProgram(tree).eval(variables);
  }
}
