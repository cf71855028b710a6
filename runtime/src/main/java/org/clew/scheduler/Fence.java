package org.clew.scheduler;

/**
 * The lines of a batch script that let only one job of an attempt past them.
 *
 * <p>The script makes the symbolic link {@code .clew/job}, whose text is its job id. Making a link is atomic, on network file
 * systems as well, and fails when there is one. A job that finds the id of another one in it exits at once and leaves the exit
 * sentinel alone: a submission that was accepted twice runs once. A job that finds its own id was started over by the scheduler,
 * and goes on. The text {@code cancelled} lets no job through.
 */
final class Fence {
  private Fence() {}

  /**
   * @param id shell text for the job id
   * @param dir shell text for the job directory
   * @param yielding shell text, what a job does before it gives way to the other; may be empty
   */
  static String lines(String id, String dir, String yielding) {
    return """
        clew_job=%s
        clew_dir=%s
        if ! ln -sn "$clew_job" "$clew_dir/.clew/job" 2> /dev/null; then
          clew_owner=$(readlink "$clew_dir/.clew/job")
          if [ -z "$clew_owner" ]; then echo "clew: cannot make the link $clew_dir/.clew/job" >&2; exit 73; fi
          if [ "$clew_owner" != "$clew_job" ]; then %sexit 0; fi
          rm -f "$clew_dir/.clew/exit"
        fi""".formatted(id, dir, yielding.isEmpty() ? "" : yielding + "; ");
  }
}
