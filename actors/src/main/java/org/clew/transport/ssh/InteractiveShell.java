package org.clew.transport.ssh;

import java.util.List;

/** How a person gets a shell in a folder of the computer. */
@FunctionalInterface
interface InteractiveShell {
  List<String> words(String folder);
}
