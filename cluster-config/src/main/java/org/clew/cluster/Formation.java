package org.clew.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Address;
import org.apache.pekko.cluster.Cluster;
import org.clew.cluster.FormationRule.Verdict;
import org.clew.cluster.FormationRule.View;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for the nodes of the cluster until this one is a member, and says in the log what it waits for. */
final class Formation implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Formation.class);
  private static final Duration REMINDER = Duration.ofMinutes(1);

  private final ActorSystem system;
  private final Seeds seeds;
  private final Reachability reachability;
  private final Duration pause;
  private FormationRule rule;
  private List<HostPort> joining = List.of();
  private String said = "";
  private Instant saidAt = Instant.MIN;

  Formation(ActorSystem system, Seeds seeds, HostPort self, int required, Duration margin) {
    this.system = system;
    this.seeds = seeds;
    this.pause = margin.dividedBy(6);
    this.reachability = new Reachability(pause.multipliedBy(2));
    this.rule = FormationRule.of(self, required, margin);
  }

  @Override public void run() {
    var cluster = Cluster.get(system);
    try {
      while (!cluster.isTerminated() && !isMember(cluster)) {
        var look = seeds.look();
        rule = rule.seen(new View(look, reachability.of(look.all())), Instant.now());
        act(cluster, look);
        TimeUnit.NANOSECONDS.sleep(pause.toNanos());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void act(Cluster cluster, Seeds.Look look) {
    switch (rule.verdict(Instant.now())) {
      case Verdict.Wait(var why) -> say("Not in a cluster yet: " + why);
      case Verdict.Join(var nodes) when !nodes.equals(joining) -> {
        joining = nodes;
        say((nodes.getFirst().equals(rule.self()) ? "First of " : "Joining through ") + nodes);
        if (!look.all().contains(rule.self())) {
          LOG.info("This node, {}, is not among the nodes that are found: {}", rule.self(), look.nodes());
        }
        cluster.joinSeedNodes(nodes.stream().map(this::address).toList());
      }
      case Verdict.Join _ -> {}
    }
  }

  private Address address(HostPort node) {
    var own = Cluster.get(system).selfAddress();
    return new Address(own.protocol(), own.system(), node.host().contains(":") ? "[" + node.host() + "]" : node.host(),
        node.port());
  }

  private void say(String text) {
    var now = Instant.now();
    if (text.equals(said) && now.isBefore(saidAt.plus(REMINDER))) return;
    said = text;
    saidAt = now;
    LOG.info(text);
  }

  private static boolean isMember(Cluster cluster) {
    for (var member : cluster.state().getMembers()) if (member.uniqueAddress().equals(cluster.selfUniqueAddress())) return true;
    return false;
  }
}
