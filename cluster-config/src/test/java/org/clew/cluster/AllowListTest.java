package org.clew.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.serialization.SerializationExtension;
import org.clew.cluster.tls.Certificates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Between nodes only what has a serializer of its own passes. */
class AllowListTest {
  @TempDir Path folder;
  private ActorSystem one;
  private ActorSystem other;

  /** A class that nobody has allowed; plain Java serialization could write it. */
  record Stowaway(String text) implements Serializable {}

  @BeforeEach void setUp() throws Exception {
    one = ActorSystem.create("clew", config("127.0.0.1"));
    other = ActorSystem.create("clew", config("127.0.0.2"));
  }

  @AfterEach void tearDown() throws Exception {
    for (var system : new ActorSystem[] {one, other}) {
      system.terminate();
      system.getWhenTerminated().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
  }

  private Config config(String host) throws Exception {
    var certificates = new Certificates(folder, Duration.ofDays(1));
    var made = certificates.make(List.of(Certificates.Host.parse(host)), Certificates.Renewal.WHEN_NEEDED, Instant.now());
    return ClusterConfig.of(Files.createDirectories(folder.resolve("home")),
        Map.of("CLEW_CLUSTER_HOST", host, "CLEW_CLUSTER_SEEDS", "127.0.0.9:1",
            "CLEW_CLUSTER_TLS_DIRECTORY", made.getFirst().directory().toString()))
        .withFallback(ConfigFactory.parseResources("clew-engine.conf")).withFallback(ConfigFactory.load()).resolve();
  }

  @Test void aMessageThatIsNotAllowedDoesNotArriveAndTheNextOneDoes() throws Exception {
    var arrived = new LinkedBlockingQueue<Object>();
    var receiver = other.actorOf(Props.create(Receiver.class, () -> new Receiver(arrived)), "receiver");
    var address = ((ExtendedActorSystem) other).provider().getDefaultAddress();
    ActorRef remote = one.actorSelection(receiver.path().toStringWithAddress(address)).resolveOne(Duration.ofSeconds(30))
        .toCompletableFuture().get();
    remote.tell(new Stowaway("hidden"), ActorRef.noSender());
    remote.tell("allowed", ActorRef.noSender());
    assertThat(arrived.poll(30, TimeUnit.SECONDS)).isEqualTo("allowed");
    assertThat(arrived).isEmpty();
  }

  @Test void bytesOfJavaSerializationAreNotReadWhateverTheyClaimToBe() throws Exception {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(new Stowaway("hidden"));
    }
    var serialization = SerializationExtension.get(one);
    assertThatThrownBy(() -> serialization.deserialize(bytes.toByteArray(), 1, Stowaway.class.getName()).get());
    assertThatThrownBy(() -> serialization.serialize(new Stowaway("x")).get()).hasMessageContaining("Java serialization");
    assertThatThrownBy(() -> serialization.deserialize(bytes.toByteArray(), 987_654, "anything").get())
        .hasMessageContaining("987654");
  }

  private static final class Receiver extends AbstractActor {
    private final BlockingQueue<Object> arrived;

    Receiver(BlockingQueue<Object> arrived) {
      this.arrived = arrived;
    }

    @Override public Receive createReceive() {
      return receiveBuilder().matchAny(arrived::add).build();
    }
  }
}
