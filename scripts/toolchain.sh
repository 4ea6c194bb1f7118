# SPDX-License-Identifier: Apache-2.0
# Read by ./stet, ./check and scripts/: finds the JDK and Maven, installs them where it may, else says how.
# Sets JAVA_HOME and MAVEN. Nothing here names where packages come from: that is the machine's own set-up.

readonly NEEDED_JAVA=25
readonly UNAVAILABLE=69 # sysexits.h, EX_UNAVAILABLE

say() { printf '%s\n' "$*" >&2; }

# The feature release of the JDK in a folder (25 for 25.0.3), 0 where there is none. Starts no JVM.
jdk_release() {
    local line release=0
    [[ -x $1/bin/javac && -r $1/release ]] || { echo 0; return; }
    while IFS= read -r line; do
        [[ $line =~ ^JAVA_VERSION=\"([0-9]+) ]] && release=${BASH_REMATCH[1]}
    done <"$1/release"
    echo "$release"
}

# Points JAVA_HOME at the first JDK that is new enough; false where there is none.
find_jdk() {
    local home on_path
    on_path=$(command -v javac || true)
    [[ -n $on_path ]] && on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
    for home in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/*"$NEEDED_JAVA"* "$HOME"/.sdkman/candidates/java/current; do
        [[ -n $home ]] || continue
        if (( $(jdk_release "$home") >= NEEDED_JAVA )); then
            export JAVA_HOME=$home
            return 0
        fi
    done
    return 1
}

# Points MAVEN at a Maven of at least 3.8; false where there is none.
find_maven() {
    local version
    MAVEN=$(command -v mvn || true)
    [[ -n $MAVEN ]] || return 1
    version=$("$MAVEN" --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9]*\)\.\([0-9]*\).*/\1 \2/p' | head -n 1)
    local major minor
    read -r major minor <<<"$version"
    (( ${major:-0} > 3 || (${major:-0} == 3 && ${minor:-0} >= 8) ))
}

may_install() { [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null; }

# Whether apt knows a package, after asking for fresh lists once where it does not.
apt_offers() {
    local candidate
    candidate=$(apt-cache policy "$1" 2>/dev/null | sed -n 's/^  Candidate: //p')
    if [[ -z $candidate || $candidate == "(none)" ]] && [[ -z ${STET_APT_UPDATED:-} ]]; then
        STET_APT_UPDATED=yes
        say "  asking apt for its package lists"
        apt-get update -qq >&2 || true
        candidate=$(apt-cache policy "$1" 2>/dev/null | sed -n 's/^  Candidate: //p')
    fi
    [[ -n $candidate && $candidate != "(none)" ]]
}

# Installs Debian packages without a question, showing one line each; false when apt cannot.
apt_install() {
    local package log
    for package in "$@"; do apt_offers "$package" || return 1; done
    log=$(mktemp)
    say "  installing $* (apt)"
    if ! DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" </dev/null >"$log" 2>&1; then
        tail -n 20 "$log" >&2
        say "  apt could not install $*; its whole log is $log"
        return 1
    fi
    rm -f "$log"
}

how_to_get_a_jdk() {
    say "Stet needs a JDK $NEEDED_JAVA, and this machine has none (looked at JAVA_HOME, PATH and /usr/lib/jvm)."
    say ""
    say "  Debian 13, Ubuntu 24.04 or later:  sudo apt-get install openjdk-25-jdk-headless"
    say "  Debian 12 has no package of it; there and on other systems take Temurin 25 from adoptium.net,"
    say "  unpack it, then:                   export JAVA_HOME=/where/you/unpacked/it"
}

how_to_get_maven() {
    say "Stet is built with Maven 3.8 or later, and this machine has none."
    say ""
    say "  Debian, Ubuntu:  sudo apt-get install --no-install-recommends maven"
    say "  elsewhere:       take it from maven.apache.org and put its bin folder on PATH"
}

require_jdk() {
    find_jdk && return
    if may_install; then
        say "No JDK $NEEDED_JAVA here yet."
        apt_install openjdk-25-jdk-headless && find_jdk && return
    fi
    how_to_get_a_jdk
    exit "$UNAVAILABLE"
}

require_maven() {
    # Some Maven releases use what a JDK 25 warns of; the warnings say nothing about Stet.
    export MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ${MAVEN_OPTS:-}"
    find_maven && return
    if may_install; then
        say "No Maven 3.8 here yet."
        apt_install maven && find_maven && return
    fi
    how_to_get_maven
    exit "$UNAVAILABLE"
}

# For the browser tests. Points STET_CHROMIUM at the program.
require_chromium() {
    local name
    for name in chromium chromium-browser google-chrome; do
        STET_CHROMIUM=$(command -v "$name" || true)
        [[ -n $STET_CHROMIUM ]] && { export STET_CHROMIUM; return; }
    done
    if may_install && apt_install chromium; then
        STET_CHROMIUM=$(command -v chromium)
        export STET_CHROMIUM
        return
    fi
    say "The browser tests need Chromium, and this machine has none."
    say ""
    say "  Debian:     sudo apt-get install chromium"
    say "  elsewhere:  any Chromium or Chrome, found on PATH as chromium, chromium-browser or google-chrome"
    exit "$UNAVAILABLE"
}

# For the tests of feeds: readers that are not ours. Points STET_PYTHON at a Python that has feedparser.
require_feed_readers() {
    if { find_python && command -v xmllint >/dev/null; } \
        || { may_install && apt_install python3-feedparser libxml2-utils && find_python; }; then
        return
    fi
    say "The tests of feeds need Python with feedparser, and xmllint, and this machine lacks one of them."
    say ""
    say "  Debian:     sudo apt-get install python3-feedparser libxml2-utils"
    say "  elsewhere:  feedparser for the python3 on PATH, and xmllint of libxml2"
    exit "$UNAVAILABLE"
}

find_python() {
    local python
    for python in /usr/bin/python3 "$(command -v python3 || true)"; do
        if [[ -n $python ]] && "$python" -c 'import feedparser' 2>/dev/null; then
            export STET_PYTHON=$python
            return 0
        fi
    done
    return 1
}
