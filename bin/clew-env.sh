# Shared by ./clew and ./clew-bench: finds a JDK 25, builds what is not built, sets JAVA and CLASSPATH_CLEW. Expects $root.

fail() { printf 'clew: %s\n' "$*" >&2; exit 1; }

is_jdk25() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  local line
  while read -r line; do
    case $line in JAVA_VERSION=\"25*) return 0 ;; esac
  done <"$1/release"
  return 1
}

# The search takes ten programs; what it found the last time is remembered beside the build, with what it depends on.
find_java() {
  local asked=${JAVA_HOME:-} remembered=() on_path
  hash java 2>/dev/null || true
  on_path=${BASH_CMDS[java]:-}
  if [ -r "$dist/jdk" ]; then
    mapfile -t remembered <"$dist/jdk"
    if [ "${remembered[0]:-}" = "$asked" ] && [ "${remembered[1]:-}" = "$on_path" ] && is_jdk25 "${remembered[2]:-}"; then
      JAVA_HOME_25=${remembered[2]}; JAVA=$JAVA_HOME_25/bin/java
      return
    fi
  fi
  search_java
  if [ -w "$dist" ]; then printf '%s\n' "$asked" "$on_path" "$JAVA_HOME_25" >"$dist/jdk.$$" && mv "$dist/jdk.$$" "$dist/jdk"; fi
}

search_java() {
  local candidate
  local on_path; on_path=$(command -v java || true)
  [ -n "$on_path" ] && on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  for candidate in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/*25* /opt/*25* /opt/java/* "$HOME"/.sdkman/candidates/java/25* \
      "$HOME"/.jdks/*25* /Library/Java/JavaVirtualMachines/*25*/Contents/Home; do
    if [ -n "$candidate" ] && is_jdk25 "$candidate"; then JAVA_HOME_25=$candidate; JAVA=$candidate/bin/java; return; fi
  done
  fail "a JDK 25 is needed and was not found in JAVA_HOME, on PATH or in the usual folders. Install one, for instance Temurin 25" \
    "(https://adoptium.net), or set JAVA_HOME."
}

sources_changed() {
  [ -f "$stamp" ] || return 0
  [ -n "$(find "$root/pom.xml" "$root"/*/pom.xml "$root"/*/src/main "$root"/examples/crystals -newer "$stamp" -type f -print -quit)" ]
}

build() {
  command -v mvn >/dev/null || fail "Maven is needed to build Clew (mvn was not found on PATH)."
  printf 'Building Clew (once; about a minute) …\n' >&2
  touch "$stamp.new"
  local log=$root/examples/target/build.log
  (cd "$root" && mvn -q -B -ntp -Dmaven.test.skip=true package -pl "$modules" -am) >"$log" 2>&1 </dev/null \
    || { tail -n 30 "$log" >&2; fail "the build failed; all of its output is in $log"; }
  rm -rf "$dist"/*.aot "$dist"/*.aot.none "$dist/native" "$dist/modern"
  mv "$stamp.new" "$stamp"
}

prepare() {
  dist=$root/examples/target/dist
  stamp=$dist/built-$1
  modules=$1
  find_java
  if sources_changed; then
    mkdir -p "$dist" 2>/dev/null && [ -w "$dist" ] || fail "Clew is not built, or older than its sources, and $root cannot be" \
      "written: build it once as its owner, with ./clew --version."
    if command -v flock >/dev/null; then
      exec 9>"$dist/lock"; flock 9
      if sources_changed; then build 9>&-; fi
      exec 9>&-
    else
      build
    fi
  fi
  class_path
}

# A JVM that looks for a file opens one jar after the other until it is found: the jars of which files are read at each start come first.
class_path() {
  jars=()
  local jar
  for jar in "$dist"/modern/*.jar "$dist"/lib/sqlite-jdbc-*.jar "$root"/examples/target/clew-examples-*.jar "$dist"/lib/*.jar; do
    if [ -f "$jar" ]; then jars+=("$jar"); fi
  done
  local IFS=:
  CLASSPATH_CLEW=${jars[*]}
}
