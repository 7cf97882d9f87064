/* sync - how long this disk takes to keep 8 KiB: pwrite and fdatasync, over a file made before. One
 * JSON line.
 *
 *   sync DIRECTORY [TIMES]
 */
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "tests/bench/measure.h"

enum { BLOCK = 8192, FILE_BLOCKS = 2048 };

static void fail_at(const char *what)
{
    perror(what);
    exit(3);
}

static int make_file(const char *directory)
{
    static const char zero[BLOCK];
    char path[400];

    snprintf(path, sizeof path, "%s/appui-sync.XXXXXX", directory);
    int file = mkstemp(path);
    if (file < 0)
        fail_at(path);
    unlink(path);
    for (int i = 0; i < FILE_BLOCKS; i++)
        if (pwrite(file, zero, sizeof zero, (off_t)i * BLOCK) != BLOCK)
            fail_at("pwrite");
    if (fsync(file) < 0)
        fail_at("fsync");
    return file;
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fputs("sync DIRECTORY [TIMES]\n", stderr);
        return 2;
    }
    size_t times = argc > 2 ? strtoul(argv[2], NULL, 10) : 1000;
    int64_t *took = memory_new(times, sizeof *took);
    int file = make_file(argv[1]);
    char block[BLOCK];

    memset(block, 'a', sizeof block);
    for (size_t i = 0; i < times; i++) {
        int64_t start = monotonic_us();

        if (pwrite(file, block, sizeof block, (off_t)(i % FILE_BLOCKS) * BLOCK) != BLOCK ||
            fdatasync(file) < 0)
            fail_at("fdatasync");
        took[i] = monotonic_us() - start;
    }
    close(file);
    printf("{\"p50_us\": %lld, \"p99_us\": %lld}\n", (long long)measure_centile(took, times, 50),
           (long long)measure_centile(took, times, 99));
    free(took);
    return 0;
}
