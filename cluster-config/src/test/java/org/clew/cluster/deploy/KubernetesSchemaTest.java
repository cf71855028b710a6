package org.clew.cluster.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The manifests are what Kubernetes means by these kinds: every field is known there, and has the type that it has there. */
class KubernetesSchemaTest {
  private static final Path MANIFESTS = Deploy.ROOT.resolve("kubernetes");
  private static final YAMLMapper YAML = new YAMLMapper();
  /** The models of fabric8 are made from the OpenAPI documents of Kubernetes. */
  private static final Map<String, Class<? extends HasMetadata>> KINDS =
      Map.of("v1 Service", Service.class, "v1 ConfigMap", ConfigMap.class,
      "v1 PersistentVolumeClaim", PersistentVolumeClaim.class, "apps/v1 StatefulSet", StatefulSet.class,
      "policy/v1 PodDisruptionBudget", PodDisruptionBudget.class, "networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class);

  /** They keep what they do not know; here it is an error. */
  private static final ObjectMapper STRICT = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
      DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).setAnnotationIntrospector(new JacksonAnnotationIntrospector() {
        private static final long serialVersionUID = 1L;

        @Override public Boolean hasAnySetter(Annotated member) {
          return false;
        }
      });

  @Test void kubernetesKnowsEveryField() throws Exception {
    for (var manifest : manifests()) assertThat(read(manifest).getMetadata().getName()).isNotBlank();
  }

  @Test void aFieldThatIsNotThereAndAValueOfAnotherTypeAreFound() throws Exception {
    var set = manifests().stream().filter(manifest -> manifest.get("kind").asText().equals("StatefulSet")).findFirst()
        .orElseThrow();
    var container = (ObjectNode) set.at("/spec/template/spec/containers/0");
    container.put("readynessProbe", "x");
    assertThatThrownBy(() -> read(set)).hasMessageContaining("readynessProbe");
    container.remove("readynessProbe");
    ((ObjectNode) set.get("spec")).put("replicas", "three");
    assertThatThrownBy(() -> read(set)).hasMessageContaining("three");
  }

  private static HasMetadata read(JsonNode manifest) throws JsonProcessingException {
    var kind = manifest.get("apiVersion").asText() + " " + manifest.get("kind").asText();
    assertThat(KINDS).containsKey(kind);
    return STRICT.treeToValue(manifest, KINDS.get(kind));
  }

  private static List<JsonNode> manifests() throws IOException {
    var manifests = new ArrayList<JsonNode>();
    try (var files = Files.list(MANIFESTS)) {
      for (var file : files.filter(each -> !each.getFileName().toString().equals("kustomization.yaml")).sorted().toList()) {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
          manifests.addAll(documents.readAll());
        }
      }
    }
    return manifests;
  }
}
