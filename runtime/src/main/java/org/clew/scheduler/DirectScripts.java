package org.clew.scheduler;

/** The shell texts of {@link DirectScheduler}; bash, and few other programs, as they are run for every job. */
final class DirectScripts {
  private DirectScripts() {}

  /**
   * Arguments: token as it stands in environments, name of the script. The substitution ends when the script has told its
   * identity and put its output elsewhere, or has died.
   */
  static final String SUBMIT = """
      told=$(env "$1" setsid --fork bash "$2" 2>&1 < /dev/null)
      echo "$told"
      """;

  /** Starts the script over without the environment of the login; the process stays the same. */
  static final String CLEAN =
      "[ -n \"$CLEW_CLEAN\" ] || exec env -i CLEW_CLEAN=1 CLEW_JOB_TOKEN=\"$CLEW_JOB_TOKEN\" HOME=\"$HOME\" "
      + "USER=\"$USER\" LOGNAME=\"$LOGNAME\" PATH=\"$PATH\" bash \"$0\"";

  /** Makes the link that only one start of an attempt can make, and tells who has made it. */
  static final String CLAIM = """
      read -r clew_boot < /proc/sys/kernel/random/boot_id
      read -r clew_stat < /proc/$$/stat
      set -- ${clew_stat##*) }
      clew_job="$$.${20}.${clew_boot%%-*}"
      set --
      trap '' PIPE
      if ln -sn "$clew_job" .clew/job; then echo "job $clew_job"; else echo "job $(readlink .clew/job)"; exit; fi
      trap - PIPE
      """;

  /**
   * Reads lines of id, token and directory; answers id and state letter, {@code done STATUS}, {@code left} or {@code absent},
   * then {@code end}. The sentinel is looked for before the process and, when that is gone, once more.
   */
  static final String LIST = """
      read -r boot < /proc/sys/kernel/random/boot_id
      while read -r job token dir; do
        for round in 1 2; do
          if read -r code 2> /dev/null < "$dir/.clew/exit"; then echo "$job done $code"; continue 2; fi
          pid=${job%%.*}; start=${job#*.}; at=${start#*.}; start=${start%%.*}
          if [ "$round" = 1 ] && [ "$at" = "${boot%%-*}" ] && read -r stat 2> /dev/null < "/proc/$pid/stat"; then
            set -- ${stat##*) }
            if [ "${20}" = "$start" ] && [ "$1" != Z ] && [ "$1" != X ]; then echo "$job $1"; continue 2; fi
          fi
        done
        if grep -qszxF "CLEW_JOB_TOKEN=$token" /proc/[0-9]*/environ; then echo "$job left"; else echo "$job absent"; fi
      done
      echo end
      """;

  /** Argument: the directory of the attempt. A directory that is gone can not start anything, either. */
  static final String FIND = """
      if [ ! -d "$1" ] || [ ! -L "$1/.clew/job" ]; then echo none; else echo "job $(readlink "$1/.clew/job")"; fi
      """;

  /**
   * Arguments: token as it stands in environments, directory, id or empty. Asks all processes of the job to end, after three
   * seconds ends them, and answers {@code gone} only when none is left. Each process is checked by its start time right before a
   * signal.
   */
  static final String KILL = """
      token=$1 dir=$2 job=$3
      if [ -z "$job" ]; then
        [ -d "$dir/.clew" ] && ln -sn cancelled "$dir/.clew/job" 2> /dev/null
        job=$(readlink "$dir/.clew/job" 2> /dev/null)
        if [ -z "$job" ] && [ -d "$dir/.clew" ]; then echo "cannot claim $dir/.clew/job" >&2; exit 1; fi
      fi
      leader=${job%%.*}; born=${job#*.}; at=${born#*.}; born=${born%%.*}
      read -r boot < /proc/sys/kernel/random/boot_id
      [ "$at" = "${boot%%-*}" ] || leader=none
      declare -A ours
      started() { read -r stat 2> /dev/null < "/proc/$1/stat" || return 1; set -- ${stat##*) }; state=$1 session=$4 start=${20}; }
      look() {
        local own= p
        if started "$leader" && [ "$start" = "$born" ]; then own=1; fi
        if [ -n "$own" ]; then
          for p in /proc/[0-9]*; do
            p=${p#/proc/}
            if started "$p" && [ "$session" = "$leader" ]; then ours[$p]=$start; fi
          done
        fi
        for p in $(grep -lszxF "$token" /proc/[0-9]*/environ); do
          p=${p#/proc/}; p=${p%/environ}
          if started "$p"; then ours[$p]=$start; fi
        done
      }
      alive() {
        local p any=1
        for p in "${!ours[@]}"; do
          if started "$p" && [ "$start" = "${ours[$p]}" ] && [ "$state" != Z ] && [ "$state" != X ]; then
            any=0
            [ -z "$1" ] || kill "-$1" "$p" 2> /dev/null
          else
            unset "ours[$p]"
          fi
        done
        return $any
      }
      look
      if ! alive TERM; then echo "gone before"; exit; fi
      alive CONT
      for ((turn = 0; turn < 200; turn++)); do
        look
        if ((turn >= 60)); then alive KILL; else alive; fi || { echo "gone"; exit; }
        sleep 0.05
      done
      echo "still alive: ${!ours[*]}" >&2
      exit 1
      """;

  static final String PROBE = """
      for program in setsid env grep ln readlink; do type -P "$program" > /dev/null || echo "missing $program"; done
      [ -r /proc/sys/kernel/random/boot_id ] || echo "missing /proc"
      echo end
      """;
}
