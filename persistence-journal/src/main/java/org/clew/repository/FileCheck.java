package org.clew.repository;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.clew.repository.Needs.Need;
import org.clew.repository.Upkeep.Progress;
import org.clew.store.FileTrouble;
import org.clew.store.Graph.NodeRow;
import org.clew.store.Store;
import org.clew.store.StoreException;

/**
 * Compares the file repository with the store: every object that a node needs is there, every object is what its name says, and
 * which ones nothing names. Reads only, also beside engines and upkeep.
 */
public final class FileCheck {
  private static final int TELL_EVERY = 1000;

  /** Whether the content of every object is read. */
  public enum Depth { QUICK, WHOLE }

  /** What can be wrong, or noteworthy, with a durable word. */
  public enum Kind {
    MISSING("file-missing"),
    CORRUPT("file-corrupt"),
    UNUSED("file-unused");

    private final String durable;

    Kind(String durable) {
      this.durable = durable;
    }

    public String durable() {
      return durable;
    }
  }

  /** A node; processes are nodes too. */
  public record Node(long pk, UUID uuid) {}

  /**
   * @param node one that needs the object, or null
   * @param text ends a sentence that begins with the node or the object
   */
  public record Finding(Kind kind, Node node, String sha256, long size, String text) {}

  /**
   * @param objects that are there, each counted as often as it lies somewhere
   * @param findings what must not be
   * @param unused objects that nothing names, which does no harm
   */
  public record Report(long objects, long bytes, List<Finding> findings, List<Finding> unused) {}

  private final Repository repository;
  private final Depth depth;
  private final Progress progress;
  private final Map<Hash, Node> needed = new HashMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<Finding> unused = new ArrayList<>();
  private Set<Hash> named = Set.of();
  private final Set<Hash> counted = new HashSet<>();
  private long objects;
  private long bytes;

  private FileCheck(Repository repository, Depth depth, Progress progress) {
    this.repository = repository;
    this.depth = depth;
    this.progress = progress;
  }

  /** @throws StoreException when the folder can not be read */
  public static Report of(Repository repository, Store store, Depth depth, Progress progress) {
    FileCheck check = new FileCheck(repository, depth, progress);
    try {
      check.look(store);
    } catch (IOException e) {
      throw new StoreException("The file repository " + repository.root() + " can not be read (" + FileTrouble.of(e)
          + "): check the permissions of that directory.", e);
    }
    return new Report(check.objects, check.bytes, check.findings, check.unused);
  }

  private void look(Store store) throws IOException {
    repository.packs().refresh();
    List<Loose.Seen> loose = new ArrayList<>();
    repository.loose().visit(loose::add);
    List<Pack> packs = repository.packs().known();
    store.inventory().nodes(this::need);
    named = Mentions.in(store);
    for (Loose.Seen seen : loose) object(seen.hash(), new Extent(seen.path(), 0, seen.size()));
    for (Pack pack : packs) pack(pack);
    progress.at("objects", objects, objects);
  }

  private void need(NodeRow row) {
    Node node = new Node(row.pk(), row.uuid());
    for (Need need : Needs.of(row)) {
      needed.putIfAbsent(Hash.parse(need.sha256()), node);
      try {
        if (repository.lookup().find(need.sha256(), need.size()).isPresent()) continue;
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
      findings.add(new Finding(Kind.MISSING, node, need.sha256(), need.size(), "needs the object " + need.sha256() + " of "
          + need.size()
          + " bytes, which is not there"));
    }
  }

  private void pack(Pack pack) throws IOException {
    try {
      if (!pack.isIndexSound()) findings.add(new Finding(Kind.CORRUPT, null, "", 0, "The index " + pack.index() + " is damaged"));
      for (int i = 0; i < pack.count(); i++) object(pack.entry(i).hash(), pack.entry(i).extent());
    } catch (NoSuchFileException _) {
      // upkeep has taken it away, and what it held is in another one
    }
  }

  private void object(Hash hash, Extent extent) throws IOException {
    try {
      if (depth == Depth.WHOLE && !isSound(hash, extent)) corrupt(hash, extent);
    } catch (NoSuchFileException e) {
      if (extent.offset() > 0) throw e;
      return;
    }
    objects++;
    bytes += extent.size();
    if (!named.contains(hash) && counted.add(hash)) unused.add(new Finding(Kind.UNUSED, null, hash.toString(), extent.size(),
        "is named by nothing"));
    if (objects % TELL_EVERY == 0) progress.at("objects", objects, 0);
  }

  private static boolean isSound(Hash hash, Extent extent) throws IOException {
    try {
      return extent.hash().equals(hash);
    } catch (java.io.EOFException _) {
      return false;
    }
  }

  private void corrupt(Hash hash, Extent extent) {
    Node node = needed.get(hash);
    findings.add(new Finding(Kind.CORRUPT, node, hash.toString(), extent.size(),
        (node == null ? "The object " : "needs the object ") + hash
        + (node == null ? "" : ", which") + " is damaged in " + extent.file()));
  }
}
