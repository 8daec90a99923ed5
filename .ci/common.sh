# shellcheck shell=bash
# Sourced by run, test and bench. Expects $here, the folder of the checkout.
: "${here:?}"

name=./$(basename "$0")
stamp=$here/.tools/built
launcher=$here/ear/launcher/target/dangvu-launcher.jar

say() { printf '%s: %s\n' "$name" "$*" >&2; }

stop() {
  say "$*"
  exit 1
}

# Sets JAVA, a Java of version 17 or newer.
require_java() {
  JAVA=java
  if [ -n "${JAVA_HOME:-}" ]; then JAVA=$JAVA_HOME/bin/java; fi
  command -v "$JAVA" >/dev/null ||
    stop "there is no Java; install a JDK 17 or newer (apt-get install openjdk-17-jdk-headless) or set JAVA_HOME."
  local version major
  version=$("$JAVA" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.specification.version = //p')
  major=${version%%.*}
  if [ "${major:-0}" -lt 17 ]; then
    stop "Java $version is too old; install a JDK 17 or newer and set JAVA_HOME to it."
  fi
}

# Sets MVN, the machine's Maven from 3.8 on, else the wrapper that downloads one.
choose_maven() {
  MVN=$here/mvnw
  local version
  if command -v mvn >/dev/null; then
    version=$(mvn -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9]*\)\.\([0-9]*\).*/\1 \2/p' | head -1)
    # shellcheck disable=SC2086 # two numbers on purpose
    set -- ${version:-0 0}
    if [ "$1" -gt 3 ] || { [ "$1" -eq 3 ] && [ "$2" -ge 8 ]; }; then MVN=mvn; fi
  fi
  if ! "$(dirname "$(readlink -f "$(command -v "$JAVA")")")/javac" -version >/dev/null 2>&1; then
    stop "this Java cannot compile; install a whole JDK (apt-get install openjdk-17-jdk-headless)."
  fi
}

# True if something was never built, or changed since; folders below src tell of deleted files.
needs_build() {
  local file
  for file in "$stamp" "$launcher" "$here/web-module/target/dangvu.war"; do
    if [ ! -e "$file" ]; then return 0; fi
  done
  [ -n "$(find "$here"/{signing,search-index,ejb-module,web-module,ear,pom.xml} \
    -name target -prune -o \( -type f -o -path '*/src/*' \) -newer "$stamp" -print -quit)" ]
}

# Removes what was compiled in modules where source files came or went: Maven keeps the classes of
# deleted ones, and two beans of one name keep the application from starting.
forget_deleted() {
  local module
  for module in "$here"/{signing,signing/*,search-index,search-index/*,ejb-module,web-module,ear/*}; do
    if [ -d "$module/target/classes" ] &&
      [ -n "$(find "$module/src" -type d -newer "$module/target/classes" -print -quit)" ]; then
      rm -rf "$module"/target/{classes,test-classes,maven-status,dangvu}
    fi
  done
  rm -rf "$here/ear/target/dangvu"
}

# Packages all modules without their tests; shows which one is being built.
build() {
  choose_maven
  forget_deleted
  mkdir -p "$here/.tools"
  # the beginning counts: what changes during the build is newer
  local begin
  begin=$(mktemp "$here/.tools/begin.XXXXXX")
  (cd "$here" && "$MVN" -B -ntp package -Dmaven.test.skip=true -Dspotless.check.skip=true) |
    sed -u -n -e 's/^\[INFO\] Building \(.*\) \[\([0-9/]*\)\]$/  [\2] \1/p' -e '/ERROR/p' >&2 || {
    rm -f "$begin"
    return 1
  }
  mv "$begin" "$stamp"
}

# Downloads the Payara Server of --ear where it is missing.
whole_server() {
  if compgen -G "$here/.tools/payara-[0-9]*.zip" >/dev/null; then return; fi
  choose_maven
  say "downloading Payara Server (170 MB) …"
  (cd "$here" && "$MVN" -B -q -ntp -Pfull -pl ear/launcher dependency:copy@whole-server) >&2
}
