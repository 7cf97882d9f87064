#!/usr/bin/env bash
# A full disk: nothing that was answered is lost, nothing is answered that is not kept, and life goes on by itself
# once there is room.  The state directory is a small file system of its own, in a mount namespace of its own.
# time limit: 120 s
if [ -z "${APPUI_SMALL_DISK:-}" ]; then
    small=(unshare --mount --propagation private)
    [ "$(id -u)" -eq 0 ] || small=(unshare --user --map-root-user --mount --propagation private)
    # A person's user namespace holds one account: PostgreSQL, which refuses root, cannot be started in it.
    if [ "$(id -u)" -ne 0 ] || ! "${small[@]}" mount -t tmpfs -o size=1m tmpfs /mnt 2>/dev/null; then
        echo "# skip a full disk: this account may not mount a small file system"
        exit 0
    fi
    APPUI_SMALL_DISK=$(mktemp -d "${TMPDIR:-/tmp}/appui-disk.XXXXXX")
    export APPUI_SMALL_DISK
    code=0
    "${small[@]}" "${BASH_SOURCE[0]}" "$@" || code=$?
    rmdir "$APPUI_SMALL_DISK"
    exit "$code"
fi
mount -t tmpfs -o size=400m,mode=711 tmpfs "$APPUI_SMALL_DISK"
export TMPDIR=$APPUI_SMALL_DISK
. "$(dirname "$0")/lib.sh"

progress() { wc -l <"$book.progress"; }
is_further() { [ "$(progress)" -gt "$1" ]; }
# The book itself is elsewhere: it must be kept while the disk is full.
mount -t tmpfs -o size=200m tmpfs /mnt
book=/mnt/book
touch "$book.progress"

network_start
"$build/tests/integration/books_keep" "$state" "$book" 7 >/mnt/books.log 2>&1 &
books=$!
remember "$books"
eventually 30 is_further 20

it "PostgreSQL runs out of disk, and no service ends"
fallocate -l 1T "$state/filler" 2>/dev/null || dd if=/dev/zero of="$state/filler" bs=1M 2>/dev/null || true
is_told() { grep -qsE 'No space left on device' "$state"/log/*.log; } # whose log still had room
has_failed() { is_told || cluster_is_gone; }
cluster_is_gone() { ! PGCONNECT_TIMEOUT=2 sql "select 1" >/dev/null 2>&1; }
eventually 60 has_failed
for name in registration reporting; do
    kill -0 "${pids[$name]}" || broken "$name ended:" "$(tail -n 15 "$state/log/$name.log")"
done

it "with room again, and PostgreSQL up, life goes on by itself"
rm "$state/filler"
cluster_start
before=$(progress)
eventually 60 is_further "$((before + 5))"

it "what was answered stands in the journal once; the figures are those of a recomputation"
kill -TERM "$books"
wait "$books" || broken "the books:" "$(cat /mnt/books.log)"
expect_success "$build/tests/integration/books_check" "$state" "$book"
figures_follow
expect_success appui audit
