package dev.keepalive.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.keepalive.it.harness.Exporter;
import dev.keepalive.it.harness.Kubectl;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1DaemonSet;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1MutatingAdmissionPolicy;
import io.kubernetes.client.openapi.models.V1MutatingAdmissionPolicyBinding;
import io.kubernetes.client.openapi.models.V1beta1MutatingAdmissionPolicy;
import io.kubernetes.client.openapi.models.V1beta1MutatingAdmissionPolicyBinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The files for Kubernetes against the schema of its API, as the official client for Java has it:
 * no field that it does not know, none missing that it requires; and what Kubernetes' own command
 * makes of them.
 */
class ManifestsIT {
  private static final Path KUBERNETES = Exporter.DEPLOY.resolve("kubernetes");

  @TempDir Path directory;

  private interface Schema {
    void check(JsonElement resource) throws IOException;
  }

  private static final Map<String, Schema> SCHEMAS =
      Map.of(
          "v1/ConfigMap", V1ConfigMap::validateJsonElement,
          "apps/v1/Deployment", V1Deployment::validateJsonElement,
          "apps/v1/DaemonSet", V1DaemonSet::validateJsonElement,
          "admissionregistration.k8s.io/v1/MutatingAdmissionPolicy",
              V1MutatingAdmissionPolicy::validateJsonElement,
          "admissionregistration.k8s.io/v1/MutatingAdmissionPolicyBinding",
              V1MutatingAdmissionPolicyBinding::validateJsonElement,
          "admissionregistration.k8s.io/v1beta1/MutatingAdmissionPolicy",
              V1beta1MutatingAdmissionPolicy::validateJsonElement,
          "admissionregistration.k8s.io/v1beta1/MutatingAdmissionPolicyBinding",
              V1beta1MutatingAdmissionPolicyBinding::validateJsonElement);

  @Test
  void each_file_is_as_its_kind_wants_it() throws IOException {
    TreeSet<String> seen = new TreeSet<>();
    for (Path file : files()) {
      JsonObject resource = read(Files.readString(file));
      if (!resource.get("kind").getAsString().matches("Kustomization|Component")) {
        seen.add(check(resource));
      }
    }
    assertThat(seen)
        .containsExactlyInAnyOrderElementsOf(
            SCHEMAS.keySet().stream().filter(kind -> !kind.contains("v1beta1")).toList());
  }

  @Test
  void a_wrong_field_is_noticed_wherever_it_stands() throws IOException {
    String daemonSet = Files.readString(KUBERNETES.resolve("rescue/daemonset.yaml"));
    assertThatThrownBy(() -> check(read(daemonSet.replace("mountPath", "mountpath"))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> check(read(daemonSet.replace("hostPID", "hostPid"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("hostPid");
  }

  @Test
  void kustomize_makes_of_each_folder_what_the_cluster_takes() throws Exception {
    for (String folder : List.of("policy", "policy-beta", "rescue")) {
      for (JsonObject resource : kustomized(KUBERNETES.resolve(folder))) {
        checkWhole(resource);
      }
    }
  }

  @Test
  void as_a_component_the_base_reaches_what_is_labelled_and_nothing_else() throws Exception {
    Path base = directory.toRealPath().relativize(KUBERNETES.resolve("base").toRealPath());
    Files.writeString(
        directory.resolve("kustomization.yaml"),
        "resources: [legacy.yaml, other.yaml]\ncomponents: [" + base + "]\n");
    Files.writeString(directory.resolve("legacy.yaml"), deployment("legacy", "true"));
    Files.writeString(directory.resolve("other.yaml"), deployment("other", "false"));
    Map<String, JsonObject> made = new HashMap<>();
    for (JsonObject resource : kustomized(directory)) {
      checkWhole(resource);
      made.put(resource.getAsJsonObject("metadata").get("name").getAsString(), resource);
    }
    assertThat(made).containsOnlyKeys("legacy", "other", "keepalive-agent");
    assertThat(made.get("other")).hasToString(read(deployment("other", "false")).toString());
    JsonObject pod = pod(made.get("legacy"));
    assertThat(pod.getAsJsonArray("initContainers")).hasSize(1);
    assertThat(pod.getAsJsonArray("volumes")).hasSize(2);
    assertThat(pod.getAsJsonArray("containers")).hasSize(1);
    JsonObject container = pod.getAsJsonArray("containers").get(0).getAsJsonObject();
    assertThat(container.get("image").getAsString()).isEqualTo("registry.example/legacy:1");
    assertThat(container.getAsJsonArray("env").toString())
        .contains("\"-javaagent:/keepalive/keepalive-agent.jar\"", "\"kept\"");
  }

  private static JsonObject pod(JsonObject deployment) {
    return deployment.getAsJsonObject("spec").getAsJsonObject("template").getAsJsonObject("spec");
  }

  private static String deployment(String name, String inject) {
    return """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          labels:
            keepalive.dev/inject: "%2$s"
          name: %1$s
        spec:
          selector:
            matchLabels:
              app: %1$s
          template:
            metadata:
              labels:
                app: %1$s
            spec:
              containers:
              - env:
                - name: OWN
                  value: kept
                image: registry.example/%1$s:1
                name: app
        """
        .formatted(name, inject);
  }

  private static List<JsonObject> kustomized(Path folder) throws Exception {
    List<JsonObject> made = new ArrayList<>();
    for (String each : Kubectl.run(folder, "kustomize", ".").split("(?m)^---$", -1)) {
      made.add(read(each));
    }
    return made;
  }

  /** A patch of a Deployment is whole with what is asked of each Deployment. */
  private static String check(JsonObject resource) throws IOException {
    if (resource.get("kind").getAsString().equals("Deployment")) {
      assertThat(resource.getAsJsonObject("spec").has("selector")).as("it is a patch").isFalse();
      resource.getAsJsonObject("spec").add("selector", new JsonObject());
    }
    return checkWhole(resource);
  }

  private static String checkWhole(JsonObject resource) throws IOException {
    String kind =
        resource.get("apiVersion").getAsString() + "/" + resource.get("kind").getAsString();
    assertThat(SCHEMAS).containsKey(kind);
    SCHEMAS.get(kind).check(resource);
    return kind;
  }

  private static JsonObject read(String yaml) {
    return JsonParser.parseString(new YAMLMapper().readTree(yaml).toString()).getAsJsonObject();
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(KUBERNETES)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).toList();
    }
  }
}
