package org.clew.launch;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.clew.data.NodeRef;
import org.clew.definition.Definitions;
import org.clew.repository.Repository;
import org.clew.store.Store;

/** Where processes can be submitted: an engine, or a store alone. */
public interface Launcher {
  Store store();

  Repository repository();

  Definitions definitions();

  /** Uses the classes of a source file; the answer knows them and everything else. */
  Definitions adopt(SourceLoader source);

  /** Makes processes go on from elsewhere than where they are. */
  Travel travel();

  /** A process was written into the store; an engine begins it at once. */
  void begun(NodeRef process);

  /** Submits all in one transaction; completes when they are durable. */
  CompletionStage<List<NodeRef>> launchAll(List<Submitter.Launch> launches);
}
