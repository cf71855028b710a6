package org.clew.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says in words why a file or folder can not be used; the messages of Java name some of them only by their class. */
public final class FileTrouble {
  private FileTrouble() {}

  /** To stand in brackets, without a full stop. */
  public static String of(IOException e) {
    return switch (e) {
      case NoSuchFileException missing -> "there is no " + missing.getFile();
      case AccessDeniedException denied -> "no access to " + denied.getFile();
      case FileAlreadyExistsException taken -> taken.getFile() + " is there already";
      case NotDirectoryException file -> file.getFile() + " is no folder";
      case FileSystemException system when system.getReason() != null -> system.getFile() + ": " + system.getReason();
      default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    };
  }
}
