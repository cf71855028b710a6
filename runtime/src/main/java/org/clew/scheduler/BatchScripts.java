package org.clew.scheduler;

/**
 * Shell texts (bash, GNU find, awk) that ask a batch system several things in one command. Each question is a part of the answer
 * with its own exit status, so that a failure is not taken for an absence. Times are in UTC, messages in English.
 *
 * <p>A batch system brings functions: {@code jobs PART ID...} lists jobs by id and {@code named PART TOKEN} by token;
 * {@code alive} reads such a list and writes id and token of those that have not ended; {@code cancel ID...};
 * {@code books PART ID} and {@code booked PART TOKEN} ask the accounting.
 */
final class BatchScripts {
  private BatchScripts() {}

  private static final String PART = """
      export LC_ALL=C TZ=UTC
      part() {
        local name=$1 told status; shift
        printf '==clew begin %s\\n' "$name"
        { told=$(timeout 20 "$@" 2>&1 >&3 3>&- < /dev/null); status=$?; } 3>&1
        printf '\\n==clew told %s %s\\n%s\\n==clew close %s\\n' "$name" "$status" "$told" "$name"
      }
      claim() { part claim find "$dir/.clew" -maxdepth 1 -name job -printf '%l\\n'; }
      printf '==clew note now %s\\n' "$(date +%Y-%m-%dT%H:%M:%S)"
      """;

  /**
   * Reads lines of id, token and directory. Directories are looked at only for jobs that the queue does not tell to be alive:
   * when the claim in one names another job, that job is listed, too.
   */
  private static final String LIST = """
      ids=() dirs=()
      while read -r id token dir; do ids+=("$id"); dirs+=("$dir"); done
      answer=$(jobs queue "${ids[@]}")
      printf '%s\\n' "$answer"
      declare -A live idof
      while read -r id _; do live[$id]=1; done < <(alive <<< "$answer")
      over=() others=()
      for n in "${!ids[@]}"; do
        if [ -z "${live[${ids[$n]}]}" ]; then over+=("${dirs[$n]}/.clew"); idof[${dirs[$n]}/.clew]=${ids[$n]}; fi
      done
      if [ ${#over[@]} -gt 0 ]; then
        while read -r line; do
          owner=${line##* } id=${idof[${line% *}]}
          [ -n "$id" ] && [ "$owner" != "$id" ] && [ "$owner" != cancelled ] || continue
          printf '==clew owner %s %s\\n' "$id" "$owner"
          others+=("$owner")
        done < <(timeout 20 find "${over[@]}" -maxdepth 1 -name job -printf '%h %l\\n' 2> /dev/null)
      fi
      [ ${#others[@]} -eq 0 ] || jobs others "${others[@]}"
      echo '==clew end'
      """;

  /** Arguments: token, directory. */
  private static final String FIND = """
      token=$1 dir=$2
      named queue "$token"
      booked books "$token"
      claim
      echo '==clew end'
      """;

  /** Arguments: token, directory, id or nothing. Cancels until nothing is left, for at most 20 seconds. */
  private static final String KILL = """
      token=$1 dir=$2 id=$3
      [ ! -d "$dir/.clew" ] || ln -sn cancelled "$dir/.clew/job" 2> /dev/null
      claim
      owner=$(readlink "$dir/.clew/job"); [ "$owner" != cancelled ] || owner=
      look() { named queue "$token"; [ -z "$id$owner" ] || jobs known $id $owner; }
      left() {
        while read -r one name; do
          if [ "$name" = "$token" ] || [ "$one" = "$id" ] || [ "$one" = "$owner" ]; then echo "$one"; fi
        done < <(alive <<< "$answer") | sort -u
      }
      told=
      for ((round = 0; ; round++)); do
        answer=$(look)
        rest=$(left)
        if ((round % 6 == 0)) && [ -n "$id$owner$rest" ]; then
          told=$(cancel $(printf '%s\\n' $id $owner $rest | sort -u))
        fi
        if [ -z "$rest" ] || ((SECONDS >= 20)); then break; fi
        if ((round < 4)); then sleep 0.5; else sleep 2; fi
      done
      printf '%s\\n%s\\n==clew end\\n' "$told" "$answer"
      """;

  /** Arguments: token, directory, id. Asks for the job that holds the claim, if that is another one. */
  private static final String ACCOUNT = """
      token=$1 dir=$2 id=$3
      owner=$(readlink "$dir/.clew/job"); case $owner in '' | cancelled) owner=$id ;; esac
      printf '==clew owner %s %s\\n' "$id" "$owner"
      jobs queue "$owner"
      books books "$owner"
      part exit cat "$dir/.clew/exit"
      echo '==clew end'
      """;

  /** Arguments: the programs that are needed. */
  private static final String PROBE = """
      for program in "$@"; do type -P "$program" > /dev/null || printf '==clew note %s missing\\n' "$program"; done
      named queue clew-probe
      booked books clew-probe
      echo '==clew end'
      """;

  static String list(String functions) {
    return PART + functions + LIST;
  }

  static String find(String functions) {
    return PART + functions + FIND;
  }

  static String kill(String functions) {
    return PART + functions + KILL;
  }

  static String account(String functions) {
    return PART + functions + ACCOUNT;
  }

  /** As {@link #account}, without a query of the queue. */
  static String details(String functions) {
    return PART + functions + ACCOUNT.replace("jobs queue \"$owner\"\n", "");
  }

  static String probe(String functions) {
    return PART + functions + PROBE;
  }
}
