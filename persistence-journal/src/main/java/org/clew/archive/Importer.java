package org.clew.archive;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.clew.registry.ComputerRegistry;
import org.clew.repository.Repository;
import org.clew.store.Bulk;
import org.clew.store.Store;

/**
 * Brings an archive into a store: what is here already is compared, the rest is added in one transaction. First all of the
 * archive is looked at, so one that is refused changes nothing. Memory grows by about 100 bytes for each node and link, whatever
 * they hold.
 */
public final class Importer {
  private final Store store;
  private final Bulk bulk;
  private final Repository repository;
  private final ComputerRegistry computers;
  private final Progress progress;
  private final Clock clock;

  /** @throws org.clew.store.StoreException when this kind of store has no archives */
  public Importer(Store store, Repository repository, ComputerRegistry computers, Clock clock, Progress progress) {
    this.store = store;
    this.bulk = store.bulk();
    this.repository = repository;
    this.computers = computers;
    this.clock = clock;
    this.progress = progress;
  }

  /**
   * Checks every byte, every node and every link, and finds out what is new.
   *
   * @throws ArchiveException with everything that is wrong
   */
  public ImportPlan plan(Source source, ImportOptions options) {
    source.verify(progress);
    var plan = new ImportPlan(source, options, new ComputerPlan(store, computers, clock));
    var problems = new Problems();
    source.computers(computer -> plan.computers.add(computer, problems));
    problems.refuse(source.name() + " cannot be imported; nothing was written:");
    new NodeCheck(plan, bulk, repository, problems).run(progress);
    problems.refuse(source.name() + " cannot be imported; nothing was written:");
    var links = new LinkCheck(plan.nodes, bulk, problems);
    source.links(links::add);
    links.finish();
    plan.links = links.fresh();
    others(plan, problems);
    problems.refuse(source.name() + " cannot be imported; nothing was written:");
    return plan;
  }

  private void others(ImportPlan plan, Problems problems) {
    plan.source.logs(log -> {
      plan.logs++;
      require(plan, log.node(), "a log record", problems);
    });
    plan.source.comments(comment -> {
      plan.comments++;
      require(plan, comment.node(), "the comment " + comment.uuid(), problems);
    });
    Set<UUID> groups = new HashSet<>();
    plan.source.groups(group -> {
      plan.groups++;
      if (!groups.add(group.uuid())) problems.add("the group " + group.uuid() + " is there twice");
    });
    plan.source.members(member -> {
      if (!groups.contains(member.group()))
        problems.add("a member names the group " + member.group() + ", which is not in the archive");
      require(plan, member.node(), "a group", problems);
    });
  }

  private static void require(ImportPlan plan, UUID node, String what, Problems problems) {
    if (plan.nodes.number(node).isEmpty()) problems.add(what + " belongs to the node " + node + ", which is not in the archive");
  }

  /** Does what was planned, in one transaction; files come first, and hurt nobody should it fail. */
  public void run(ImportPlan plan) {
    long done = 0;
    for (var object : plan.objects.keySet()) {
      copy(plan.source, object);
      progress.at("files", ++done, plan.objects.size());
    }
    int fresh = plan.nodes.countNew();
    if (fresh > 0) plan.nodes.allocate(store.allocatePks(fresh));
    var groups = new GroupPlan(plan, store.annotations().groups(), clock);
    var events = plan.computers.events(plan.nodes);
    bulk.insert(sink -> new ImportWrites(plan, groups, events, sink, progress).run());
    plan.group = groups.importGroup();
  }

  private void copy(Source source, String sha256) {
    try (var in = source.object(sha256)) {
      var blob = repository.put(in);
      if (!blob.sha256().equals(sha256))
        throw new ArchiveException(source.name() + " has changed while it was read; nothing was imported.");
    } catch (IOException e) {
      throw new ArchiveException(source.name() + ": the object " + sha256 + " cannot be unpacked (" + e.getMessage() + ").", e);
    }
  }

  /** Gathers records into lots. */
  static final class Lots<T> {
    private final List<T> waiting = new ArrayList<>();
    private final Consumer<List<T>> consumer;

    Lots(Consumer<List<T>> consumer) {
      this.consumer = consumer;
    }

    void add(T record) {
      waiting.add(record);
      if (waiting.size() == Bulk.LOT) flush();
    }

    void flush() {
      if (waiting.isEmpty()) return;
      consumer.accept(waiting);
      waiting.clear();
    }
  }
}
