# SPDX-License-Identifier: Apache-2.0
# Read by ./stet and ./check: one build at a time, each into a folder of its own, and the JVM options that fit it.
# Expects HERE (the repository) and toolchain.sh.

readonly BUILDS=$HERE/.stet-build
readonly CANNOT_CREATE=73 # sysexits.h, EX_CANTCREAT

# Whether what was built is as new as all that it is made of. Folders count too, so a deleted file is noticed.
is_current() {
    local stamp=$BUILDS/current/stamp
    [[ -e $stamp ]] || return 1
    [[ -z $(find "$HERE/pom.xml" "$HERE"/stet-*/pom.xml "$HERE"/stet-*/src/main -newer "$stamp" -print -quit 2>/dev/null) ]]
}

# Whether the AOT cache was made by this very JDK; a newer one would pass it over and start slowly for ever after.
fits_the_jdk() { cmp -s "$JAVA_HOME/release" "$BUILDS/current/jdk"; }

# One build at a time; whoever waits finds the work done.
lock_builds() {
    mkdir -p "$BUILDS" 2>/dev/null || true
    if [[ ! -w $BUILDS ]]; then
        say "Stet must be built first, and $BUILDS cannot be written to: run ./stet --version once as its owner."
        exit "$CANNOT_CREATE"
    fi
    exec 9>"$BUILDS/lock"
    command -v flock >/dev/null || return 0
    flock --nonblock 9 && return
    say "Another build is under way here; waiting for it."
    flock 9
}

unlock_builds() { exec 9>&-; }

ensure_built() {
    is_current && { fits_the_jdk || [[ ! -w $BUILDS ]]; } && return
    lock_builds
    { is_current && fits_the_jdk; } || build
    unlock_builds
}

build() {
    require_maven
    local fresh log
    fresh=$BUILDS/$(date +%Y%m%d-%H%M%S)-$$
    log=$BUILDS/build.log
    mkdir "$fresh"
    : >"$fresh/stamp" # older than anything that changes while the build runs
    : >"$fresh/in-use"
    cp "$JAVA_HOME/release" "$fresh/jdk"
    say "Building Stet, once:"
    rm -rf "$HERE/stet-node/target/stet"
    if ! run_maven "$log" -P quick -pl stet-node -am package -Dmaven.test.skip=true; then
        rm -rf "$fresh"
        say ""
        { grep '^\[ERROR\] [^\[]' "$log" || tail -n 30 "$log"; } | head -n 30 >&2
        say ""
        say "The build failed. Its whole log is $log"
        exit 70 # EX_SOFTWARE
    fi
    cp -R "$HERE/stet-node/target/stet/lib" "$fresh/lib"
    learn_to_start_fast "$fresh"
    ln -sfn "$(basename "$fresh")" "$BUILDS/next"
    mv -T "$BUILDS/next" "$BUILDS/current"
    drop_old_builds
}

# Runs Maven with its output in a log, and shows how far it is: a moving line on a terminal, else a line per step.
run_maven() {
    local log=$1 line begun='' step="reading the project" fetched=0 status tick=0 waited
    shift
    local moving=''
    [[ -t 2 && ${TERM:-dumb} != dumb ]] && moving=yes
    : >"$log"
    while :; do
        waited=0
        IFS= read -r -t 0.2 line || waited=$?
        line=$begun$line # on a busy machine the time is up in the middle of a line
        begun=''
        (( waited <= 128 )) || begun=$line
        if (( waited == 0 )); then
            case $line in
                *"Downloaded from"*) fetched=$((fetched + 1)) ;;
                *"] Building Stet"*"["*/*"]"*)
                    step=${line#*Building }
                    step=${step%% [0-9]*}
                    [[ -n $moving || $step == Stet ]] || say "  $step"
                    ;;
                *"exit status "*) status=${line##* } ;;
            esac
        elif (( waited <= 128 )); then
            break # the end of the output
        fi
        if [[ -n $moving ]] && (( waited != 0 || fetched % 10 == 0 )); then
            tick=$(((tick + 1) % 4))
            printf '\r\033[K  %s %s%s' "${SPINNER:tick:1}" "$step" "$( ((fetched == 0)) || echo ", $fetched files fetched")" >&2
        fi
    done < <(
        set +e
        "$MAVEN" -B -Dstyle.color=never -f "$HERE/pom.xml" "$@" </dev/null 2>&1 | tee -a "$log"
        echo "exit status ${PIPESTATUS[0]}"
    )
    [[ -z $moving ]] || printf '\r\033[K' >&2
    return "${status:-1}"
}
readonly SPINNER='|/-\'

# Options for a service that shall stay small: resident at most 250 MB with a thousand articles watched. The heap may grow
# further, since a large page takes many times its size to be read, and shrinks again.
jvm_options() {
    # Memory that the C library holds outside the heap: in few arenas, and what is free of them given back each minute.
    export MALLOC_ARENA_MAX=${MALLOC_ARENA_MAX:-2}
    local lib=$1/lib jar path=''
    local LC_ALL=C # the same order everywhere: the AOT cache is made for one class path
    for jar in "$lib"/*.jar; do path+=${path:+:}$jar; done
    JVM_OPTIONS=(
        --enable-native-access=ALL-UNNAMED
        -XX:+UseSerialGC -XX:+UseCompactObjectHeaders
        -Xms44m -Xmn24m -Xmx512m -Xss1m -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=25
        -XX:TieredStopAtLevel=1 # the quick compiler alone: 35 MB less, a start a third shorter; level 4 for much load
        -XX:ReservedCodeCacheSize=64m
        -XX:TrimNativeHeapInterval=60000
        -XX:+ExitOnOutOfMemoryError
        -Djava.awt.headless=true -Dfile.encoding=UTF-8
        -cp "$path"
    )
    # A cache that does not fit (another JDK, other options) is passed over without a word.
    [[ ! -s $1/stet.aot ]] || JVM_OPTIONS+=("-XX:AOTCache=$1/stet.aot" -Xlog:aot=off -Xlog:cds=off)
}

# A short demo and a reader's first pages, watched by the JVM: what is loaded and linked is kept in stet.aot, and later
# starts begin from there (JEP 483, JEP 514). Only speed depends on it, so a failure goes to the log and is passed over.
learn_to_start_fast() {
    local build=$1 scratch demo port='' path waited=0
    say "  learning to start fast"
    scratch=$(mktemp -d)
    jvm_options "$build"
    timeout --kill-after=10 60 "$JAVA_HOME/bin/java" "-XX:AOTCacheOutput=$build/stet.aot" "${JVM_OPTIONS[@]}" \
        stet.cli.Main --data "$scratch/data" demo --port 0 --for 8s </dev/null >"$scratch/log" 2>&1 9>&- &
    demo=$!
    while [[ -z $port ]] && ((waited++ < 100)) && kill -0 "$demo" 2>/dev/null; do
        sleep 0.2
        port=$(sed -nE 's,.*http://(localhost|127\.0\.0\.1):([0-9]+).*,\2,p' "$scratch/log" | head -n 1)
    done
    if [[ -n $port ]]; then
        sleep 3 # for something to have changed
        visit "$port" / >"$scratch/page"
        { grep -oE 'href="/[^"#]*"' "$scratch/page" || true; } | sort -u | head -n 20 | cut -d '"' -f 2 >"$scratch/links"
        while IFS= read -r path; do visit "$port" "$path" >/dev/null; done <"$scratch/links"
    fi
    wait "$demo" || true
    cat "$scratch/log" >>"$BUILDS/build.log"
    rm -rf "$scratch"
}

# The answer to one request for a page on this machine, or nothing.
visit() {
    timeout 5 bash -c 'exec 3<>"/dev/tcp/127.0.0.1/$0"
        printf "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nConnection: close\r\n\r\n" "$1" "$0" >&3
        cat <&3' "$1" "$2" 2>/dev/null || true
}

# Builds that are neither the current one nor held by a running Stet.
drop_old_builds() {
    local folder current
    current=$(readlink -f "$BUILDS/current")
    command -v flock >/dev/null || return 0
    for folder in "$BUILDS"/*/; do
        folder=${folder%/}
        [[ -L $folder || $(readlink -f "$folder") == "$current" ]] && continue
        if [[ ! -e $folder/in-use ]] || flock --nonblock --exclusive "$folder/in-use" true; then
            rm -rf "$folder"
        fi
    done
}
