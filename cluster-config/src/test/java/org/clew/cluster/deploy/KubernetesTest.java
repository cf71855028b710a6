package org.clew.cluster.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.clew.cluster.ClusterConfig;
import org.clew.cluster.ClusterSettings;
import org.clew.cluster.HostPort;
import org.clew.cluster.health.HealthPaths;
import org.clew.cluster.tls.Certificates;
import org.clew.store.home.HomeConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manifests agree with each other and with the code. */
class KubernetesTest {
  private static final Path MANIFESTS = Deploy.ROOT.resolve("kubernetes");
  private static final YAMLMapper YAML = new YAMLMapper();

  @TempDir Path home;
  private final Map<String, JsonNode> byKind = new HashMap<>();
  private JsonNode kustomization;
  private JsonNode pod;
  private JsonNode container;

  @BeforeEach void read() throws Exception {
    kustomization = YAML.readTree(MANIFESTS.resolve("kustomization.yaml").toFile());
    for (var file : kustomization.get("resources")) {
      try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(MANIFESTS.resolve(file.asText()).toFile())) {
        for (var document : documents.readAll()) byKind.put(document.get("kind").asText(), document);
      }
    }
    pod = byKind.get("StatefulSet").at("/spec/template");
    container = pod.at("/spec/containers/0");
  }

  private static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  private static JsonNode named(JsonNode array, String name) {
    return list(array).stream().filter(each -> each.get("name").asText().equals(name)).findFirst().orElseThrow();
  }

  @Test void everyManifestIsAppliedAndHasWhatEveryObjectNeeds() throws Exception {
    try (var files = Files.list(MANIFESTS)) {
      var names = files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".yaml")
          && !name.equals("kustomization.yaml")).toList();
      assertThat(list(kustomization.get("resources"))).extracting(JsonNode::asText).containsExactlyInAnyOrderElementsOf(names);
    }
    var versions = Map.of("Service", "v1", "ConfigMap", "v1", "PersistentVolumeClaim", "v1", "StatefulSet", "apps/v1",
        "PodDisruptionBudget",
        "policy/v1", "NetworkPolicy", "networking.k8s.io/v1");
    assertThat(byKind.keySet()).isEqualTo(versions.keySet());
    byKind.forEach((kind, object) -> {
      assertThat(object.get("apiVersion").asText()).as(kind).isEqualTo(versions.get(kind));
      assertThat(object.at("/metadata/name").asText()).as(kind).matches("[a-z][a-z-]*");
    });
  }

  @Test void everySelectorFindsTheNodes() {
    var labels = pod.at("/metadata/labels");
    assertThat(labels.isEmpty()).isFalse();
    assertThat(List.of(byKind.get("Service").at("/spec/selector"), byKind.get("StatefulSet").at("/spec/selector/matchLabels"),
        byKind.get("PodDisruptionBudget").at("/spec/selector/matchLabels"), byKind.get("NetworkPolicy")
            .at("/spec/podSelector/matchLabels"),
        byKind.get("NetworkPolicy").at("/spec/ingress/0/from/0/podSelector/matchLabels"),
        pod.at("/spec/topologySpreadConstraints/0/labelSelector/matchLabels"))).containsOnly(labels);
  }

  @Test void probesAskWhatTheNodeAnswers() {
    assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo(HealthPaths.LIVE);
    assertThat(container.at("/startupProbe/httpGet/path").asText()).isEqualTo(HealthPaths.LIVE);
    assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo(HealthPaths.READY);
    for (var probe : List.of("livenessProbe", "startupProbe", "readinessProbe")) {
      assertThat(container.at("/" + probe + "/httpGet/port").asText()).isEqualTo("health");
    }
    for (var probe : List.of("livenessProbe", "readinessProbe")) {
      assertThat(container.at("/" + probe + "/timeoutSeconds").asInt()).as("longer than a check").isGreaterThan(4);
    }
  }

  @Test void nodesCanFindEachOtherBeforeTheyAreReady() {
    var service = byKind.get("Service").get("spec");
    assertThat(service.get("clusterIP").asText()).isEqualTo("None");
    assertThat(service.get("publishNotReadyAddresses").asBoolean()).isTrue();
    assertThat(byKind.get("StatefulSet").at("/spec/podManagementPolicy").asText()).isEqualTo("Parallel");
    assertThat(byKind.get("StatefulSet").at("/spec/serviceName")).isEqualTo(byKind.get("Service").at("/metadata/name"));
  }

  @Test void theSettingsOfAPodAreUnderstoodAndFitTheService() throws Exception {
    var settings = ClusterSettings.of(home(), environment());
    var service = byKind.get("Service");
    var domain = service.at("/metadata/name").asText() + ".science.svc.cluster.local";
    assertThat(settings.self()).isEqualTo(new HostPort("clew-0." + domain, port("pekko")));
    assertThat(settings.dnsName()).contains("_" + service.at("/spec/ports/0/name").asText() + "._tcp." + domain);
    assertThat(service.at("/spec/ports/0/port").asInt()).isEqualTo(port("pekko"));
    assertThat(settings.health()).contains(new HostPort("0.0.0.0", port("health")));
    assertThat(2 * settings.requiredContactPoints()).isGreaterThan(byKind.get("StatefulSet").at("/spec/replicas").asInt());
    assertThat(settings.insecure()).isFalse();
    assertThat(mountOf("certificates")).isEqualTo(settings.tlsDirectory().orElseThrow().toString());
  }

  @Test void oneCertificateWithAStarIsEnoughForAllPods() throws Exception {
    var made = new Certificates(home.resolve("made"), Duration.ofDays(1)).make(
        List.of(Certificates.Host.parse("*.clew-nodes.science.svc.cluster.local")), Certificates.Renewal.WHEN_NEEDED,
            Instant.now());
    var environment = environment();
    environment.put("CLEW_CLUSTER_TLS_DIRECTORY", made.getFirst().directory().toString());
    assertThat(ClusterConfig.of(home(), environment).getString("pekko.remote.artery.bind.hostname")).isEqualTo("10.1.2.3");
  }

  @Test void theCertificateIsASecretWithTheFilesThatANodeReads() {
    var generated = named(kustomization.get("secretGenerator"), "clew-certificates");
    assertThat(list(generated.get("files"))).extracting(file -> Path.of(file.asText()).getFileName().toString())
        .containsExactlyInAnyOrder("tls.key", "tls.crt", "ca.crt");
    for (var volume : list(pod.at("/spec/volumes"))) {
      if (volume.has("secret")) named(kustomization.get("secretGenerator"), volume.at("/secret/secretName").asText());
    }
    assertThat(list(container.get("volumeMounts"))).allSatisfy(mount -> named(pod.at("/spec/volumes"), mount.get("name")
        .asText()));
  }

  @Test void podsHaveNoRightsTheyDoNotNeedAndBoundedMemory() {
    assertThat(pod.at("/spec/securityContext/runAsNonRoot").asBoolean()).isTrue();
    assertThat(pod.at("/spec/automountServiceAccountToken").asBoolean(true)).isFalse();
    assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true)).isFalse();
    assertThat(container.at("/resources/limits/memory")).isEqualTo(container.at("/resources/requests/memory"));
    assertThat(byKind.get("PodDisruptionBudget").at("/spec/maxUnavailable").asInt()).isEqualTo(1);
  }

  @Test void theImageIsTheOneOfTheDockerfile() throws Exception {
    var lines = Files.readAllLines(Deploy.ROOT.resolve("docker/Dockerfile"));
    assertThat(lines).filteredOn(line -> line.startsWith("FROM ")).hasSize(2).allMatch(line -> line.contains(":25-jdk"));
    assertThat(lines).contains("USER " + pod.at("/spec/securityContext/runAsUser").asInt() + ":"
        + pod.at("/spec/securityContext/runAsGroup").asInt(),
        "EXPOSE " + port("pekko") + " " + port("health"), "ENTRYPOINT [\"/opt/clew/bin/clew-node\"]");
    assertThat(lines.getFirst()).contains("-t " + container.get("image").asText() + " ");
    assertThat(lines).filteredOn(line -> line.contains("cp cluster-config/")).singleElement().satisfies(line ->
        assertThat(Deploy.ROOT.getParent().getParent().resolve(line.replaceAll(".*cp (\\S+) .*", "$1"))).isExecutable());
  }

  private int port(String name) {
    return named(container.get("ports"), name).get("containerPort").asInt();
  }

  private String mountOf(String volume) {
    return named(container.get("volumeMounts"), volume).get("mountPath").asText();
  }

  /** A home with the settings that are mounted into it. */
  private Path home() throws Exception {
    assertThat(mountOf("settings")).isEqualTo(named(container.get("env"), "CLEW_HOME").get("value").asText() + "/"
        + HomeConfig.FILE);
    Files.writeString(home.resolve(HomeConfig.FILE), byKind.get("ConfigMap").at("/data/config.json").asText());
    return home;
  }

  /** What the first pod in the name space {@code science} sees. */
  private Map<String, String> environment() {
    var fields = Map.of("metadata.name", "clew-0", "metadata.namespace", "science", "status.podIP", "10.1.2.3");
    var environment = new HashMap<String, String>();
    for (var variable : list(container.get("env"))) {
      var text = variable.has("value") ? variable.get("value").asText()
          : fields.get(variable.at("/valueFrom/fieldRef/fieldPath").asText());
      for (var known : new ArrayList<>(environment.entrySet())) text =
          text.replace("$(" + known.getKey() + ")", known.getValue());
      assertThat(text).doesNotContain("$(");
      environment.put(variable.get("name").asText(), text);
    }
    return environment;
  }
}
