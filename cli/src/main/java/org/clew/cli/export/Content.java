package org.clew.cli.export;

import org.clew.data.Blob;

/** What a file of a crate holds. */
sealed interface Content {
  record Text(byte[] bytes) implements Content {}

  record Stored(Blob blob) implements Content {
    @Override public byte[] bytes() {
      return blob.bytes();
    }
  }

  /** May block. */
  byte[] bytes();
}
