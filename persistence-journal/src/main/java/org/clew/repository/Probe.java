package org.clew.repository;

/** Told of the moments that upkeep comes to. */
@FunctionalInterface
interface Probe {
  Probe NONE = _ -> {};

  void at(Moment moment);
}
