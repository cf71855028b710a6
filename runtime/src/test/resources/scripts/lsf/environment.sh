#!/bin/bash
#BSUB -rn
#BSUB -J "clew-7"
#BSUB -o _scheduler-stdout.txt
#BSUB -e _scheduler-stderr.txt
#BSUB -n 8
clew_job=$LSB_JOBID
clew_dir=${LSB_OUTDIR:-$PWD}
if ! ln -sn "$clew_job" "$clew_dir/.clew/job" 2> /dev/null; then
  clew_owner=$(readlink "$clew_dir/.clew/job")
  if [ -z "$clew_owner" ]; then echo "clew: cannot make the link $clew_dir/.clew/job" >&2; exit 73; fi
  if [ "$clew_owner" != "$clew_job" ]; then exit 0; fi
  rm -f "$clew_dir/.clew/exit"
fi
if [ ! "$clew_dir" -ef "$PWD" ]; then cp -R "$clew_dir"/. . || exit 74; fi
trap 'clew_exit=$?; echo "$clew_exit" > "$clew_dir/.clew/exit.new" && mv "$clew_dir/.clew/exit.new" "$clew_dir/.clew/exit"' EXIT
trap 'exit 143' TERM

# ENVIRONMENT VARIABLES BEGIN ###
export A_B='it'"'"'s $HOME'
# ENVIRONMENT VARIABLES END ###

'/bin/cat'

if [ ! "$clew_dir" -ef "$PWD" ]; then rm -rf .clew; cp -R ./. "$clew_dir"; fi
