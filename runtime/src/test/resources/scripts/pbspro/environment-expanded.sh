#!/bin/bash
#PBS -r n
#PBS -m n
#PBS -N clew-7
#PBS -V
#PBS -S /bin/bash
#PBS -o _scheduler-stdout.txt
#PBS -e _scheduler-stderr.txt
#PBS -l select=2:mpiprocs=4:ncpus=12
cd "$PBS_O_WORKDIR"
clew_job=$PBS_JOBID
clew_dir=$PWD
if ! ln -sn "$clew_job" "$clew_dir/.clew/job" 2> /dev/null; then
  clew_owner=$(readlink "$clew_dir/.clew/job")
  if [ -z "$clew_owner" ]; then echo "clew: cannot make the link $clew_dir/.clew/job" >&2; exit 73; fi
  if [ "$clew_owner" != "$clew_job" ]; then cat '_scheduler-stdout.txt' 2> /dev/null; cat '_scheduler-stderr.txt' >&2 2> /dev/null; exit 0; fi
  rm -f "$clew_dir/.clew/exit"
fi
trap 'clew_exit=$?; echo "$clew_exit" > "$clew_dir/.clew/exit.new" && mv "$clew_dir/.clew/exit.new" "$clew_dir/.clew/exit"' EXIT
trap 'exit 143' TERM

# ENVIRONMENT VARIABLES BEGIN ###
export A_B="say \"$HOME\""
# ENVIRONMENT VARIABLES END ###

'/bin/cat'
