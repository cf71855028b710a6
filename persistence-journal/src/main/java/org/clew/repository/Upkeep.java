package org.clew.repository;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clew.store.FileTrouble;
import org.clew.store.Graph.ProcessRow;
import org.clew.store.Store;
import org.clew.store.StoreException;

/**
 * Tidies up a repository beside running engines: objects that the store names go from files of their own into packs, and
 * objects that nothing names are removed.
 *
 * <p>An object is removed when nothing in the store names it, nobody has put it for a day (or the grace that was asked for),
 * and no process that has not ended is older than it, since such a process may have put it and not told yet. It is safe to be
 * killed at any moment; the next run goes on. Removal of what packs hold, and merging of small packs, is done by a full run
 * only.
 */
public final class Upkeep {
  public static final Duration GRACE = Duration.ofDays(1);
  /** Clocks of machines that share a repository may differ by this much. */
  private static final Duration SKEW = Duration.ofHours(1);
  /** A larger file is as good as a pack: packing it would copy much and save one name. */
  static final long LARGEST_PACKED = 16L << 20;
  static final long PACK_SIZE = 1L << 30;

  /**
   * @param full also rewrite packs that are small or hold what nothing names
   * @param dryRun only say what would be done
   * @param grace how long an object that nothing names stays after it was last put
   */
  public record Plan(boolean full, boolean dryRun, Duration grace) {}

  /** How many objects, and their bytes. */
  public record Amount(long objects, long bytes) {
    static final Amount NONE = new Amount(0, 0);

    Amount plus(long size) {
      return new Amount(objects + 1, bytes + size);
    }
  }

  /**
   * @param packed went into packs
   * @param duplicates files of objects that a pack holds as well
   * @param removed nothing named them
   * @param waiting nothing names them yet, and they are too young
   * @param freed bytes of packs that were rewritten, less what they became
   * @param packs there are now
   * @param heldBackBy the oldest process that has not ended, when it keeps objects from being removed
   * @param problems objects that are not what their name says, in words for people; they were left as they are
   */
  public record Report(Amount packed, Amount duplicates, Amount removed, Amount waiting, long freed, int packs,
      Optional<ProcessRow> heldBackBy,
      List<String> problems) {}

  /** Hears what is being done, and how far it is. */
  @FunctionalInterface
  public interface Progress {
    void at(String what, long done, long all);
  }

  private final Repository repository;
  private final Plan plan;
  private final Progress progress;
  private final Probe probe;
  private final List<String> problems = new ArrayList<>();
  private Amount packed = Amount.NONE;
  private Amount duplicates = Amount.NONE;
  private Amount removed = Amount.NONE;
  private Amount waiting = Amount.NONE;

  private Upkeep(Repository repository, Plan plan, Progress progress, Probe probe) {
    this.repository = repository;
    this.plan = plan;
    this.progress = progress;
    this.probe = probe;
  }

  /** @throws StoreException when another one is at work, or a folder can not be written */
  public static Report run(Repository repository, Store store, Plan plan, Instant now, Progress progress) {
    return run(repository, store, plan, now, progress, Probe.NONE);
  }

  static Report run(Repository repository, Store store, Plan plan, Instant now, Progress progress, Probe probe) {
    try (var _ = UpkeepLock.of(repository)) {
      return new Upkeep(repository, plan, progress, probe).run(store, now);
    } catch (IOException e) {
      throw new StoreException("The file repository " + repository.root() + " could not be tidied up (" + FileTrouble.of(e)
          + "): check free space and permissions of that directory, and start again.", e);
    }
  }

  private Report run(Store store, Instant now) throws IOException {
    if (!plan.dryRun()) recover(now);
    repository.packs().refresh();
    Optional<ProcessRow> oldest = store.graph().active().stream().min(Comparator.comparing(ProcessRow::ctime));
    Instant wanted = now.minus(plan.grace());
    Instant bound = oldest.map(process -> process.ctime().minus(SKEW)).filter(wanted::isAfter).orElse(wanted);
    List<Loose.Seen> seen = new ArrayList<>();
    repository.loose().visit(seen::add);
    progress.at("looking what the store names", 0, 0);
    Set<Hash> named = Mentions.in(store);

    List<Loose.Seen> toPack = new ArrayList<>();
    List<Loose.Seen> twice = new ArrayList<>();
    List<Loose.Seen> unnamed = new ArrayList<>();
    boolean isHeldBack = false;
    for (Loose.Seen each : seen) {
      if (named.contains(each.hash())) {
        if (repository.packs().find(each.hash()).isPresent()) twice.add(each);
        else if (each.size() <= LARGEST_PACKED) toPack.add(each);
      } else if (each.time().toInstant().isBefore(bound)) {
        unnamed.add(each);
      } else {
        waiting = waiting.plus(each.size());
        isHeldBack |= each.time().toInstant().isBefore(wanted);
      }
    }
    pack(toPack);
    for (Loose.Seen each : twice) if (isSoundInPack(each)) duplicates = remove(each) ? duplicates.plus(each.size()) : duplicates;
    for (Loose.Seen each : unnamed) removed = remove(each) ? removed.plus(each.size()) : removed;
    long freed = 0;
    if (plan.full()) {
      Rewriting rewriting = new Rewriting(repository.packs(), named, plan.dryRun(), progress, probe);
      rewriting.run();
      freed = rewriting.freed();
      removed = new Amount(removed.objects() + rewriting.dropped().objects(), removed.bytes() + rewriting.dropped().bytes());
      problems.addAll(rewriting.problems());
    }
    return new Report(packed, duplicates, removed, waiting, freed, repository.packs().refresh().size(), isHeldBack ? oldest
        : Optional.empty(), problems);
  }

  private void recover(Instant now) throws IOException {
    repository.loose().recover();
    repository.packs().recover();
    repository.dropArrivalsBefore(now.minus(plan.grace()));
  }

  private void pack(List<Loose.Seen> objects) throws IOException {
    int done = 0;
    while (done < objects.size()) {
      List<Loose.Seen> added = new ArrayList<>();
      if (plan.dryRun()) {
        added.addAll(objects);
        done = objects.size();
      } else {
        done = write(objects, done, added);
      }
      for (Loose.Seen each : added) {
        remove(each);
        packed = packed.plus(each.size());
      }
    }
  }

  /** Fills one pack and answers how many objects have been looked at in all. */
  private int write(List<Loose.Seen> objects, int from, List<Loose.Seen> added) throws IOException {
    int next = from;
    try (PackWriter writer = new PackWriter(repository.packs().folder())) {
      for (; next < objects.size() && writer.length() < PACK_SIZE; next++) {
        Loose.Seen each = objects.get(next);
        if (writer.add(each.hash(), new Extent(each.path(), 0, each.size()))) added.add(each);
        else problems.add("The object " + each.path() + " is not what its name says");
        progress.at("packing", next + 1, objects.size());
      }
      if (writer.count() > 0) writer.publish(probe);
    }
    return next;
  }

  private boolean isSoundInPack(Loose.Seen each) throws IOException {
    Extent extent = repository.packs().find(each.hash()).orElseThrow();
    if (extent.hash().equals(each.hash())) return true;
    problems.add("The object " + each.hash() + " is damaged in the pack " + extent.file());
    return false;
  }

  private boolean remove(Loose.Seen each) throws IOException {
    if (plan.dryRun()) return true;
    boolean went = repository.loose().remove(each, probe);
    if (went) probe.at(Moment.REMOVED);
    return went;
  }
}
