package org.clew.spec;

/** The namespace {@code metadata} that every process has among its inputs. */
public final class BaseInputs {
  public static final String METADATA = "metadata";
  public static final String DEFAULT_CALL_LINK_LABEL = "CALL";

  private BaseInputs() {}

  /** Ports {@code store_provenance}, {@code label}, {@code description}, {@code call_link_label} and {@code disable_cache}. */
  public static PortNamespace metadata() {
    return PortNamespace.of(METADATA,
            InputPort.of("store_provenance", Boolean.class).defaultTo(true)
                .help("Whether anything is stored; only true is supported").validator((value, _) -> (Boolean) value ? null
                    : "every process is durable here and so has its node; leave it out"),
            InputPort.of("label", String.class).optional().help("Label of the process node"),
            InputPort.of("description", String.class).optional().help("Description of the process node"),
            InputPort.of("call_link_label", String.class).defaultTo(DEFAULT_CALL_LINK_LABEL)
                .help("Label of the link from the calling process").validator((value, _) -> linkLabelProblem((String) value)),
            InputPort.of("disable_cache", Boolean.class).optional().help("Whether to compute even if an equal result is known"))
        .metadata().optional().help("Settings of the process itself; stored on its node, not linked");
  }

  private static String linkLabelProblem(String label) {
    return PortName.isLegal(label.replace("__", "_")) ? null
        : "a link label has only letters, digits and underscores, starts with a letter and does not end with an underscore";
  }
}
