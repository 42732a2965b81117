package dev.kubewalk.componentbase;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/**
 * What went wrong with a file, in one line. The JDK's own messages are often the file's name alone.
 *
 * <p>Go: os (PathError)
 */
public final class FileErrors {
  private FileErrors() {}

  /** "open FILE: no such file or directory" and the like; other errors speak for themselves. */
  public static String text(IOException error) {
    return text("open", error);
  }

  /**
   * The same.
   *
   * @param operation what was done to the file: "open", "mkdir"
   */
  public static String text(String operation, IOException error) {
    if (error instanceof FileSystemException of) {
      return operation + " " + of.getFile() + ": " + reason(of);
    }
    return error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
  }

  private static String reason(FileSystemException error) {
    if (error instanceof NoSuchFileException) {
      return "no such file or directory";
    }
    if (error instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (error instanceof FileAlreadyExistsException) {
      return "not a directory";
    }
    String reason = error.getReason();
    // "Read-only file system" is how the C library says it; Go begins in lower case.
    return reason == null
        ? "cannot be used"
        : Character.toLowerCase(reason.charAt(0)) + reason.substring(1);
  }
}
