package org.clew.repository;

/** Steps of upkeep between which it may be killed. */
enum Moment { PACK_WRITTEN, PACK_NAMED, INDEX_NAMED, SET_ASIDE, REMOVED, OLD_INDEX_GONE, OLD_PACK_GONE }
