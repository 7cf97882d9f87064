#!/usr/bin/env bash
# Set-up: cluster, roles and schemas, and the life of `make run` from its start to Ctrl-C.
# time limit: 180 s
. "$(dirname "$0")/lib.sh"

# The network of a clone, not that of a story.
export APPUI_NETWORK="$top/config $top/config/sample/network"

it "the cluster listens on its own socket only, in a folder closed to others"
deploy/cluster init
deploy/cluster start
expect_equal "" "$(PGDATABASE=postgres sql 'show listen_addresses')"
expect_equal 700 "$(stat -c %a "$PGHOST")" "mode of the socket's folder"
expect_equal on "$(PGDATABASE=postgres sql 'show fsync')"
expect_equal on "$(PGDATABASE=postgres sql 'show data_checksums')"
expect_equal UTF8 "$(PGDATABASE=postgres sql 'show server_encoding')"

it "making the cluster, roles and schemas twice changes nothing"
deploy/cluster init
deploy/cluster start
PGUSER=postgres deploy/database 2>"$state/log/database.log"
schema() { pg_dump --username=postgres --schema-only | grep -v '^.\(un\)\?restrict '; }
first=$(schema)
expect_equal "" "$(PGUSER=postgres deploy/database 2>&1)" "what the second time says"
expect_equal "$first" "$(schema)" "schemas"

it "a service adds to its journal and can never change it"
sql registration "insert into registration.journal values
    (1, gen_random_uuid(), 1, null, 0, 0, 'x', '', 'x', 1, '', '', '')"
expect_ending 1 sql registration "update registration.journal set type = 'y'"
expect_match "permission denied" "$output"
expect_ending 1 sql registration "delete from registration.journal"
expect_ending 1 sql registration "truncate registration.journal"
expect_ending 1 sql registration "create table registration.mine ()"
expect_ending 1 sql registration "create table public.mine ()"

it "no service sees another's schema, and dashboards see no private data"
expect_ending 1 sql registration "select * from reporting.journal"
expect_ending 1 sql reporting "select * from registration.vault"
expect_ending 1 sql dashboard "select * from registration.vault"
expect_ending 1 sql dashboard "select * from registration.journal"
expect_ending 1 sql dashboard "create table mine ()"

it "a patch that fails leaves its whole service as it was"
mkdir "$state/tree"
cp -r deploy common services "$state/tree"
echo "create table one ();" >"$state/tree/common/journal/sql/9998-one.sql"
echo "create mistake;" >"$state/tree/common/journal/sql/9999-mistake.sql"
PGUSER=postgres expect_ending 1 "$state/tree/deploy/database"
expect_match "9999-mistake" "$output"
expect_equal "" "$(sql "select to_regclass('registration.one')")"
deploy/cluster stop

it "the socket of a cluster in a very deep folder is elsewhere"
deep=$state/$(printf 'deep/%.0s' {1..25})
deploy/cluster --directory "$deep" init
deploy/cluster --directory "$deep" start
(
    eval "$(deploy/cluster --directory "$deep" where)"
    expect_equal 1 "$(PGDATABASE=postgres sql 'select 1')"
    expect_no_match '^/tmp/appui-story' "$PGHOST"
    deploy/cluster --directory "$deep" stop
    rmdir "$PGHOST"
)

it "installing again brings what is new, and keeps the settings that were changed on the machine"
shipped=$state/shipped
etc=$state/etc
install_settings() { deploy/settings "$shipped" "$state/share" "$etc" 2>&1; }
mkdir -p "$shipped/reference"
echo 'network = ". sample/network";' >"$shipped/one.cfg"
echo 'first = 1;' | tee "$shipped/two.cfg" "$shipped/reference/three.csv" >"$shipped/four.cfg"
expect_equal "" "$(install_settings)"
expect_equal 'network = ".";' "$(cat "$etc/one.cfg")"
echo 'mine = 1;' | tee "$etc/two.cfg" >"$etc/four.cfg"
echo 'mine = 2;' >"$etc/five.cfg"
expect_equal "" "$(install_settings)" "what it says of a file that is shipped as before"
echo 'second = 1;' | tee "$shipped/two.cfg" >"$shipped/reference/three.csv"
expect_match "^kept $etc/two.cfg, .*$state/share/two.cfg$" "$(install_settings)"
expect_equal 'mine = 1;' "$(cat "$etc/two.cfg")"
expect_equal 'second = 1;' "$(cat "$state/share/two.cfg")"
expect_equal 'second = 1;' "$(cat "$etc/reference/three.csv")"
expect_equal 'mine = 1;' "$(cat "$etc/four.cfg")"
expect_equal 'mine = 2;' "$(cat "$etc/five.cfg")"
expect_equal "" "$(install_settings)" "what it says twice"

# --- make run -------------------------------------------------------------------------------------

lives=$state/lives
mkdir -m 711 "$lives"
head -n 6 config/sample/places.csv >"$state/places.csv"

# Starts it as a terminal would: its own group, hearing interrupts.
run_start() {
    : >"$state/run.out"
    APPUI_DIRECTORY=$lives setsid env --default-signal=INT deploy/run >"$state/run.out" 2>&1 &
    runner=$!
    remember "$runner"
}
run_is_up() { grep -q 'Ctrl-C stops it' "$state/run.out"; }
run_up() {
    local end=$((SECONDS + 90))
    until run_is_up; do
        if ! kill -0 "$runner" 2>/dev/null || [ "$SECONDS" -ge "$end" ]; then
            broken "it did not come up" "$(cat "$state/run.out")"
        fi
        sleep 0.05
    done
}
run_interrupt() {
    kill -INT "$runner"
    wait "$runner" || broken "it ended badly" "$(cat "$state/run.out")"
}
lives_status() { APPUI_DIRECTORY=$lives appui status; }
running() { pgrep -f -- "--directory $lives" || true; }

it "make run starts everything and imports the given places"
PLACES=$state/places.csv run_start
run_up
expect_success lives_status
rm -f "$state"/places*.csv.*

it "a second one says that it already runs, and leaves it alone"
APPUI_DIRECTORY=$lives expect_ending 1 deploy/run
expect_match "already runs" "$output"
expect_success lives_status

it "a service that ends is started again"
sleep_until_old() { [ "$(ps -o etimes= -p "$(cat "$lives/run/reporting.pid")")" -ge 11 ]; }
eventually 30 sleep_until_old
before=$(cat "$lives/run/reporting.pid")
kill -KILL "$before"
eventually 30 eval "[ \"\$(cat '$lives/run/reporting.pid')\" != $before ]"
eventually 30 lives_status

it "Ctrl-C stops everything that it started, and nothing else"
sleep 1000 &
other=$!
remember "$other"
run_interrupt
expect_equal "" "$(running)" "services left"
expect_ending 3 deploy/cluster --directory "$lives" status
kill -0 "$other"

it "a folder that was named leaves the clone's own alone"
expect_no_match "$lives" "$(readlink var || true)"

it "the next one finds the state of the first"
run_start
run_up
expect_match "Found the state" "$(cat "$state/run.out")"
run_interrupt

it "real places are refused where an invented life is kept"
echo scenario >"$lives/clock"
APPUI_DIRECTORY=$lives PLACES=$state/places.csv expect_ending 1 deploy/run
expect_match "FRESH=1" "$output"
expect_ending 3 deploy/cluster --directory "$lives" status
