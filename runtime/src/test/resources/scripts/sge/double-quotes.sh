#!/bin/bash -l
#$ -cwd
#$ -S /bin/bash
#$ -r no
#$ -m n
#$ -N clew-7
#$ -V
#$ -o _scheduler-stdout.txt
#$ -e _scheduler-stderr.txt
#$ -pe smp 8
clew_job=$JOB_ID
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
