package org.clew.spec;

import java.util.List;

/** A named place for a value ({@link InputPort}, {@link OutputPort}) or for a group of such places ({@link PortNamespace}). */
public sealed interface Port permits InputPort, OutputPort, PortNamespace {
  String name();

  /** One or more classes; a value must be an instance of one of them. Empty: any value. */
  List<Class<?>> validTypes();

  String help();

  boolean required();

  /** Null when there is none. */
  PortValidator validator();

  /** The same port under another name. */
  Port renamed(String name);
}
