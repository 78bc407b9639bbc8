package dev.keepalive.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.keepalive.it.harness.Exporter;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1DaemonSet;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1beta1MutatingAdmissionPolicy;
import io.kubernetes.client.openapi.models.V1beta1MutatingAdmissionPolicyBinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The files for Kubernetes against the schema of its API, as the official client for Java has it:
 * no field that it does not know, none missing that it requires.
 */
class ManifestsIT {
  private static final Path KUBERNETES = Exporter.DEPLOY.resolve("kubernetes");

  private interface Schema {
    void check(JsonElement resource) throws IOException;
  }

  private static final Map<String, Schema> SCHEMAS =
      Map.of(
          "v1/ConfigMap", V1ConfigMap::validateJsonElement,
          "apps/v1/Deployment", V1Deployment::validateJsonElement,
          "apps/v1/DaemonSet", V1DaemonSet::validateJsonElement,
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
    assertThat(seen).containsExactlyElementsOf(new TreeSet<>(SCHEMAS.keySet()));
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

  /** A patch of a Deployment is whole with what is asked of each Deployment. */
  private static String check(JsonObject resource) throws IOException {
    String kind =
        resource.get("apiVersion").getAsString() + "/" + resource.get("kind").getAsString();
    assertThat(SCHEMAS).containsKey(kind);
    if (kind.equals("apps/v1/Deployment")) {
      assertThat(resource.getAsJsonObject("spec").has("selector")).as("it is a patch").isFalse();
      resource.getAsJsonObject("spec").add("selector", new JsonObject());
    }
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
