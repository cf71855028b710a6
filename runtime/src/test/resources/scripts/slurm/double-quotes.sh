#!/bin/bash -l
#SBATCH --no-requeue
#SBATCH --job-name="clew-7"
#SBATCH --get-user-env
#SBATCH --output=_scheduler-stdout.txt
#SBATCH --error=_scheduler-stderr.txt
#SBATCH --open-mode=append
#SBATCH --nodes=2
#SBATCH --ntasks-per-node=4
#SBATCH --cpus-per-task=3
clew_job=$SLURM_JOB_ID
clew_dir=$PWD
if ! ln -sn "$clew_job" "$clew_dir/.clew/job" 2> /dev/null; then
  clew_owner=$(readlink "$clew_dir/.clew/job")
  if [ -z "$clew_owner" ]; then echo "clew: cannot make the link $clew_dir/.clew/job" >&2; exit 73; fi
  if [ "$clew_owner" != "$clew_job" ]; then exit 0; fi
  rm -f "$clew_dir/.clew/exit"
fi
trap 'clew_exit=$?; echo "$clew_exit" > "$clew_dir/.clew/exit.new" && mv "$clew_dir/.clew/exit.new" "$clew_dir/.clew/exit"' EXIT
trap 'exit 143' TERM

module load all

export PW=1

"mpirun" "-np" "8" "$MPI_FLAGS" "--bind-to" "core" '/opt/q e/pw.x' < "$INPUT \"x\"" > "out"

echo code

echo computer
