package org.clew.store.cassandra;

import java.util.ArrayList;
import java.util.List;
import org.clew.store.Graph.ProcessRow;

/** Writes a process as it is, all columns at once, where none has been before. */
final class WholeProcess {
  private static final String INSERT =
      "INSERT INTO process (bucket, pk, uuid, kind, process_type, process_label, label, description,"
      + " parent_pk, ctime, mtime, state, paused, sealed, status, exit_status, failed, exit_message, exception, job_state, scheduler_state,"
      + " cached_from) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private WholeProcess() {}

  static List<Cql.Call> calls(ProcessRow row) {
    long bucket = Buckets.of(row.pk());
    List<Cql.Call> calls = new ArrayList<>();
    calls.add(new Cql.Call("INSERT INTO process_bucket (one, bucket) VALUES (0, ?)", bucket));
    if (row.parentPk() != null) calls.add(new Cql.Call("INSERT INTO child (parent, pk) VALUES (?, ?)", row.parentPk(), row.pk()));
    calls.add(new Cql.Call(INSERT, bucket, row.pk(), row.uuid(), row.kind(), row.processType(), row.processLabel(), row.label(),
        row.description(), orUnset(row.parentPk()), RowCodec.micros(row.ctime()), RowCodec.micros(row.mtime()), row.state(),
        row.paused() ? true : Cql.UNSET, row.sealed() ? true : Cql.UNSET, orUnset(row.status()), orUnset(row.exitStatus()),
        row.exitStatus() == null ? Cql.UNSET : (Object) (row.exitStatus() > 0), orUnset(row.exitMessage()),
        orUnset(row.exception()), orUnset(row.jobState()), orUnset(row.schedulerState()), orUnset(row.cachedFrom())));
    return calls;
  }

  private static Object orUnset(Object value) {
    return value == null ? Cql.UNSET : value;
  }
}
