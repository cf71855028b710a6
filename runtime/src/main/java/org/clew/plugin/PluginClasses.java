package org.clew.plugin;

/** The class loader of one version of a plugin. */
public interface PluginClasses {
  /** Name of the plugin. */
  String plugin();

  /** Its version, as its author writes it. */
  String version();
}
