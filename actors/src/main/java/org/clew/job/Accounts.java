package org.clew.job;

/** Finds the account of this store's owner on a computer. */
@FunctionalInterface
public interface Accounts {
  Account of(String computer);
}
