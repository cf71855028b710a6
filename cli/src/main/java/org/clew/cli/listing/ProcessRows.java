package org.clew.cli.listing;

import java.util.List;
import java.util.UUID;
import org.clew.query.Field;
import org.clew.query.Found;
import org.clew.query.Property;
import org.clew.query.Vertex;
import org.clew.store.Graph.ProcessRow;

/** Results of a query as rows of processes. */
public record ProcessRows(Vertex process) {
  private static final List<Property> ALL = List.of(Property.UUID, Property.KIND, Property.PROCESS_TYPE, Property.PROCESS_LABEL,
      Property.LABEL, Property.DESCRIPTION, Property.STATE, Property.PAUSED, Property.STATUS, Property.EXIT_STATUS,
          Property.EXIT_MESSAGE,
      Property.EXCEPTION, Property.PARENT, Property.JOB_STATE, Property.SCHEDULER_STATE, Property.CACHED_FROM, Property.SEALED,
      Property.CTIME, Property.MTIME);

  /** What has to be selected. */
  public List<Field<?>> fields() {
    return ALL.stream().<Field<?>>map(process::column).toList();
  }

  public ProcessRow of(Found row) {
    return new ProcessRow(row.pk(process), this.<UUID>get(row, Property.UUID), get(row, Property.KIND), get(row,
        Property.PROCESS_TYPE),
        get(row, Property.PROCESS_LABEL), get(row, Property.LABEL), get(row, Property.DESCRIPTION), get(row, Property.STATE),
        this.<Boolean>get(row, Property.PAUSED), get(row, Property.STATUS), get(row, Property.EXIT_STATUS), get(row,
            Property.EXIT_MESSAGE),
        get(row, Property.EXCEPTION), get(row, Property.PARENT), get(row, Property.JOB_STATE), get(row, Property.SCHEDULER_STATE),
        get(row, Property.CACHED_FROM), this.<Boolean>get(row, Property.SEALED), get(row, Property.CTIME), get(row,
            Property.MTIME));
  }

  private <T> T get(Found row, Property property) {
    return row.get(process.<T>column(property));
  }
}
