package org.clew.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.clew.benchmarks.site.Slurm;

/**
 * Scripts that an engine has run before, submitted by a plain loop of {@code sbatch} over one ssh connection.
 *
 * @param wall seconds from the first sbatch until the queue holds none of them any more
 * @param onSlurm seconds from sbatch to the end, by the accounting
 */
record BareJobs(double wall, double[] onSlurm) {
  /** What a directory holds before its job starts, as arithmetic.add writes it. */
  private static final Set<String> INPUTS = Set.of("_clewsubmit.sh", "sum.sh");

  static BareJobs run(Slurm site, Path work, List<Path> workdirs) throws IOException, InterruptedException, LoadException {
    var name = "bare-" + UUID.randomUUID();
    var base = Files.createDirectory(work.resolve(name));
    for (int i = 0; i < workdirs.size(); i++) copy(workdirs.get(i), base.resolve(String.valueOf(i)));
    var since = System.currentTimeMillis() / 1000;
    var begin = System.nanoTime();
    site.ssh("""
        set -e
        for dir in %s/*/; do cd "$dir"; sbatch --parsable --job-name=%s _clewsubmit.sh > sbatch.out; done
        while [ -n "$(squeue -h -n %s -o %%i)" ]; do sleep 0.1; done
        """.formatted(base, name, name));
    var wall = (System.nanoTime() - begin) / 1e9;
    var jobs = Accounted.await(site, since, job -> job.name().equals(name), workdirs.size());
    return new BareJobs(wall, jobs.stream().mapToDouble(job -> job.submitToEnd().toSeconds()).toArray());
  }

  private static void copy(Path from, Path to) throws IOException {
    shared(to);
    shared(to.resolve(".clew"));
    for (var file : INPUTS) Files.copy(from.resolve(file), to.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
  }

  private static void shared(Path folder) throws IOException {
    Files.createDirectory(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
  }
}
