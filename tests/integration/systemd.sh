#!/usr/bin/env bash
# What an installed machine and systemd need: programs, settings and units that belong together, and services that
# tell when they are ready.
. "$(dirname "$0")/lib.sh"

root=$state/root
units=$root/usr/local/lib/systemd/system

it "each unit starts a program that is installed, with settings that are there"
# With the compiler that built it, or all would be built again.
make --no-print-directory CC="$(sed 's/ -std=.*//' "$build/flags")" install DESTDIR="$root" >"$state/install.log" 2>&1 ||
    broken "make install" "$(tail "$state/install.log")"
expect_equal "" "$(grep -l '@[A-Z]*@' "$units"/* || true)" "units with words that nobody replaced"
for unit in "$units"/appui-*.service; do
    # An instance has a file of its own, made from the example.
    while read -r path; do
        [ -e "$root${path/_%i/}" ] || broken "$(basename "$unit") wants $path"
    done < <(sed -n 's/^ExecStart=//p' "$unit" | grep -o '/\(usr\|etc\)/[^ ]*')
done
PATH=$root/usr/local/bin:$PATH expect_success \
    appui-registration --config "$root/etc/appui/registration.cfg" --check

# libzmq gives its threads the policy that they have; forbidden, the program would abort.
it "the sandbox lets ZeroMQ start its threads, in each service"
for unit in "$units"/appui-*.service; do
    grep -q '^ExecStart=.*--config' "$unit" || continue
    expect_equal sched_setscheduler "$(sed -n 's/^SystemCallFilter=//p' "$unit" | tail -n 1)" "$(basename "$unit")"
    expect_match 'RestrictRealtime=yes' "$(cat "$unit")"
done

# --- what systemd is told ---------------------------------------------------------------------------

listen() { # SEAT
    setsid setpriv --pdeathsig KILL socat -u "UNIX-RECV:$state/notify.$1" "OPEN:$state/told.$1,creat,append" &
    remember $!
    eventually 10 test -S "$state/notify.$1"
}
told() { grep -qs "$2" "$state/told.$1"; } # SEAT WORDS
seat_start() {
    NOTIFY_SOCKET=$state/notify.$1 setsid setpriv --pdeathsig KILL "$(program_of registration)" \
        --config "$state/network/registration.cfg" --directory "$state" "${service_options[@]}" \
        --set "service.seat=$1" </dev/null >>"$state/log/registration.$1.log" 2>&1 &
    remember $!
}

it "a service is started when it writes, or stands by"
sed 's|ipc://run/registration\.\([a-z]*\)"|ipc://run/1.\1 ipc://run/2.\1"|
     s|reference = "reference"|reference = "'"$top"'/config/reference"|' config/registration.cfg \
    >"$state/network/registration.cfg"
cluster_start
keys_make
listen 1
listen 2
seat_start 1
eventually 30 told 1 STATUS=writes
told 1 READY=1
seat_start 2
eventually 30 told 2 "STATUS=stands by"
told 2 READY=1

it "it says that it waits while PostgreSQL is away"
expect_equal 1 "$(grep -c '^READY=1' "$state/told.1")"
cluster_stop
eventually 10 told 1 "STATUS=waits"
eventually 10 told 2 "STATUS=waits"
