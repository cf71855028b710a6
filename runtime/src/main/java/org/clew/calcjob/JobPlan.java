package org.clew.calcjob;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.clew.calcjob.JobFiles.Remote;
import org.clew.calcjob.JobFiles.Source;
import org.clew.calcjob.JobFiles.Way;
import org.clew.data.Blob;
import org.clew.data.CodeData;
import org.clew.data.CodeData.Mpi;
import org.clew.data.FolderData;
import org.clew.data.RemoteData;
import org.clew.data.SinglefileData;

/**
 * What a job runs and what it brings back; immutable, every method gives a changed copy. {@code arguments}, {@code stdin} and the
 * like belong to the code that was named last.
 *
 * @param prependText shell text before the command lines; empty for none
 * @param appendText shell text after them
 */
public record JobPlan(List<CodeRun> codes, Mode mode, JobFiles files, List<RetrieveEntry> retrieveList,
    List<RetrieveEntry> retrieveTemporaryList, String prependText, String appendText, Submission submission) {

  /** How several codes of one job run. */
  public enum Mode { SERIAL, PARALLEL }

  /** Whether there is anything for the scheduler. */
  public enum Submission { SUBMIT, SKIP }

  public JobPlan {
    codes = List.copyOf(codes);
    retrieveList = List.copyOf(retrieveList);
    retrieveTemporaryList = List.copyOf(retrieveTemporaryList);
  }

  /** A plan that runs the code without arguments or redirections. */
  public static JobPlan run(CodeData code) {
    return nothing().and(CodeRun.of(code)).with(Submission.SUBMIT);
  }

  /** A plan without any code: files are put on the computer and brought back, no job is submitted. */
  public static JobPlan nothing() {
    return new JobPlan(List.of(), Mode.SERIAL, JobFiles.NONE, List.of(), List.of(), "", "", Submission.SKIP);
  }

  /** One more code, after the others or beside them, see {@link #parallel()}. */
  public JobPlan and(CodeRun code) {
    return new JobPlan(added(codes, List.of(code)), mode, files, retrieveList, retrieveTemporaryList, prependText, appendText,
        submission);
  }

  public JobPlan arguments(Object... words) {
    return last(code -> code.arguments(words));
  }

  public JobPlan stdin(String file) {
    return last(code -> code.stdin(file));
  }

  public JobPlan stdout(String file) {
    return last(code -> code.stdout(file));
  }

  public JobPlan stderr(String file) {
    return last(code -> code.stderr(file));
  }

  /** Error output goes where standard output goes. */
  public JobPlan joinFiles() {
    return last(CodeRun::joinFiles);
  }

  public JobPlan mpi(Mpi demand) {
    return last(code -> code.mpi(demand));
  }

  /** All codes run at the same time; the job ends when the last one ends. */
  public JobPlan parallel() {
    return new JobPlan(codes, Mode.PARALLEL, files, retrieveList, retrieveTemporaryList, prependText, appendText, submission);
  }

  /** Files, folders or globs to keep under their last name. */
  public JobPlan retrieve(String... sources) {
    return retrieving(Arrays.stream(sources).<RetrieveEntry>map(RetrieveEntry.Flat::new).toList());
  }

  /** A file, folder or glob to keep at a place of choice, see {@link RetrieveEntry.Placed}. */
  public JobPlan retrieve(String source, String target, Integer depth) {
    return retrieving(List.of(new RetrieveEntry.Placed(source, target, depth)));
  }

  public JobPlan retrieving(List<RetrieveEntry> entries) {
    return new JobPlan(codes, mode, files, added(retrieveList, entries), retrieveTemporaryList, prependText, appendText,
        submission);
  }

  /** Files that only the parser sees; they are not kept. */
  public JobPlan retrieveTemporary(String... sources) {
    return retrievingTemporary(Arrays.stream(sources).<RetrieveEntry>map(RetrieveEntry.Flat::new).toList());
  }

  public JobPlan retrieveTemporary(String source, String target, Integer depth) {
    return retrievingTemporary(List.of(new RetrieveEntry.Placed(source, target, depth)));
  }

  public JobPlan retrievingTemporary(List<RetrieveEntry> entries) {
    return new JobPlan(codes, mode, files, retrieveList, added(retrieveTemporaryList, entries), prependText, appendText,
        submission);
  }

  public JobPlan prependText(String text) {
    return new JobPlan(codes, mode, files, retrieveList, retrieveTemporaryList, text, appendText, submission);
  }

  public JobPlan appendText(String text) {
    return new JobPlan(codes, mode, files, retrieveList, retrieveTemporaryList, prependText, text, submission);
  }

  /** Upload, then retrieve, without a job in between. */
  public JobPlan skipSubmit() {
    return with(Submission.SKIP);
  }

  /** The content of a stored value in the job directory, without a copy in the sandbox. */
  public JobPlan localCopy(Blob content, String target) {
    return with(files.withLocal(target, content));
  }

  public JobPlan localCopy(SinglefileData file, String target) {
    return localCopy(file.content(), target);
  }

  /**
   * A file of a folder, or what is in a part of it.
   *
   * @param source path in the folder; {@code "."} for all of it
   * @param target of a file its new path; of a part the folder that its content comes into, {@code "."} for the job directory
   * @throws IllegalArgumentException naming what there is when the source is not there
   */
  public JobPlan localCopy(FolderData folder, String source, String target) {
    var file = folder.file(source);
    if (file.isPresent()) return localCopy(file.get(), target);
    var above = source.equals(".") ? "" : source + "/";
    var below = folder.files().keySet().stream().filter(path -> path.startsWith(above)).toList();
    if (below.isEmpty() && !above.isEmpty()) throw new IllegalArgumentException("there is no '" + source
        + "' in the folder; there are " + String.join(", ", folder.files().keySet()));
    var next = files;
    for (var path : below)
      next = next.withLocal((target.equals(".") ? "" : target + "/") + path.substring(above.length()), folder.files().get(path));
    return with(next);
  }

  /**
   * A copy, made on the computer, of a file or folder below {@code from}; a missing one is no error. {@code target} is its new
   * path; for a glob, and for a file where a folder is already, the folder that it comes into under its own name. A folder that
   * is there already gets the content.
   */
  public JobPlan remoteCopy(RemoteData from, String source, String target) {
    return with(files.withRemote(new Remote(Way.COPY, from, source, target)));
  }

  public JobPlan remoteSymlink(RemoteData from, String source, String target) {
    return with(files.withRemote(new Remote(Way.SYMLINK, from, source, target)));
  }

  /** Sandbox files or folders that are uploaded but not kept with the process. */
  public JobPlan provenanceExclude(String... paths) {
    return with(files.withKeptOut(List.of(paths)));
  }

  public JobPlan copyOrder(Source... order) {
    return with(files.inOrder(List.of(order)));
  }

  private JobPlan with(JobFiles next) {
    return new JobPlan(codes, mode, next, retrieveList, retrieveTemporaryList, prependText, appendText, submission);
  }

  private JobPlan with(Submission next) {
    return new JobPlan(codes, mode, files, retrieveList, retrieveTemporaryList, prependText, appendText, next);
  }

  private JobPlan last(UnaryOperator<CodeRun> change) {
    if (codes.isEmpty()) throw new IllegalStateException("name a code first: JobPlan.run(code)");
    var next = new ArrayList<>(codes);
    next.set(next.size() - 1, change.apply(next.getLast()));
    return new JobPlan(next, mode, files, retrieveList, retrieveTemporaryList, prependText, appendText, submission);
  }

  private static <T> List<T> added(List<T> first, List<T> more) {
    var all = new ArrayList<>(first);
    all.addAll(more);
    return all;
  }
}
