package org.clew.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.clew.repository.Upkeep.Amount;
import org.clew.repository.Upkeep.Progress;

/**
 * Makes new packs of those that are small or hold what nothing names. A pack is taken away when all that is wanted of it is on
 * disk in another one; one with a damaged object stays as it is.
 */
final class Rewriting {
  private final Packs packs;
  private final Set<Hash> named;
  private final boolean dryRun;
  private final Progress progress;
  private final Probe probe;
  private final List<String> problems = new ArrayList<>();
  private Amount dropped = Amount.NONE;
  private long freed;

  Rewriting(Packs packs, Set<Hash> named, boolean dryRun, Progress progress, Probe probe) {
    this.packs = packs;
    this.named = named;
    this.dryRun = dryRun;
    this.progress = progress;
    this.probe = probe;
  }

  Amount dropped() {
    return dropped;
  }

  long freed() {
    return freed;
  }

  List<String> problems() {
    return problems;
  }

  void run() throws IOException {
    List<Pack> all = packs.refresh();
    Set<Hash> elsewhere = new HashSet<>();
    List<Pack> small = new ArrayList<>();
    List<Pack> others = new ArrayList<>();
    for (Pack pack : all) (Files.size(pack.file()) < Upkeep.PACK_SIZE / 2 ? small : others).add(pack);
    List<Pack> old = new ArrayList<>();
    for (Pack pack : others) {
      List<Pack.Entry> wanted = wanted(pack, elsewhere);
      if (wanted.size() < pack.count()) old.add(pack);
      else wanted.forEach(entry -> elsewhere.add(entry.hash()));
    }
    if (small.size() > 1 || !old.isEmpty() || small.size() == 1 && wanted(small.getFirst(), elsewhere).size() < small.getFirst()
        .count()) {
      old.addAll(small);
    }
    List<Pack> sound = new ArrayList<>();
    for (Pack pack : old) if (isSound(pack)) sound.add(pack);
    rewrite(sound, elsewhere);
  }

  private List<Pack.Entry> wanted(Pack pack, Set<Hash> elsewhere) {
    List<Pack.Entry> wanted = new ArrayList<>();
    for (int i = 0; i < pack.count(); i++) {
      Pack.Entry entry = pack.entry(i);
      if (named.contains(entry.hash()) && !elsewhere.contains(entry.hash())) wanted.add(entry);
    }
    return wanted;
  }

  private boolean isSound(Pack pack) throws IOException {
    for (Pack.Entry entry : wanted(pack, Set.of())) {
      if (entry.extent().hash().equals(entry.hash())) continue;
      problems.add("The object " + entry.hash() + " is damaged in the pack " + pack.file());
      return false;
    }
    return true;
  }

  private void rewrite(List<Pack> old, Set<Hash> elsewhere) throws IOException {
    for (int next = 0; next < old.size();) {
      List<Pack> group = new ArrayList<>();
      List<Pack.Entry> wanted = new ArrayList<>();
      for (long length = 0; next < old.size() && length < Upkeep.PACK_SIZE; next++) {
        Pack pack = old.get(next);
        group.add(pack);
        for (Pack.Entry entry : wanted(pack, elsewhere)) {
          elsewhere.add(entry.hash());
          wanted.add(entry);
          length += entry.extent().size();
        }
        count(pack);
      }
      if (!wanted.isEmpty()) write(wanted);
      if (!dryRun) for (Pack pack : group) takeAway(pack);
      progress.at("rewriting packs", next, old.size());
    }
  }

  private void count(Pack pack) throws IOException {
    freed += Files.size(pack.file());
    for (int i = 0; i < pack.count(); i++) {
      Pack.Entry entry = pack.entry(i);
      if (!named.contains(entry.hash())) dropped = dropped.plus(entry.extent().size());
    }
  }

  private void write(List<Pack.Entry> wanted) throws IOException {
    for (Pack.Entry entry : wanted) freed -= PackWriter.length(entry.extent().size());
    freed -= Pack.PACK_MARK.length;
    if (dryRun) return;
    try (PackWriter writer = new PackWriter(packs.folder())) {
      for (Pack.Entry entry : wanted) {
        if (!writer.add(entry.hash(), entry.extent())) throw new IOException(entry.extent().file() + " has changed");
      }
      writer.publish(probe);
    }
  }

  private void takeAway(Pack pack) throws IOException {
    Files.delete(pack.index());
    probe.at(Moment.OLD_INDEX_GONE);
    Files.delete(pack.file());
    probe.at(Moment.OLD_PACK_GONE);
  }
}
