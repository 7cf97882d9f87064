#include "services/cli/progress.h"

#include <stdio.h>
#include <unistd.h>

#include "common/loop/loop.h"

enum { BAR_WIDTH = 30, REDRAW_MS = 100 };

static void draw_bar(int64_t done, int64_t total)
{
    int64_t filled = total > 0 ? done * BAR_WIDTH / total : 0;

    fputs(" [", stderr);
    for (int64_t i = 0; i < BAR_WIDTH; i++)
        fputs(i < filled ? "█" : "·", stderr);
    fprintf(stderr, "] %3lld %%", (long long)(total > 0 ? done * 100 / total : 0));
}

void progress_show(struct progress *progress, int64_t done, int64_t total, const char *note)
{
    int64_t now = monotonic_ms();

    if (!isatty(STDERR_FILENO))
        return;
    if (progress->drawn && done < total && now - progress->last_ms < REDRAW_MS)
        return;
    progress->last_ms = now;
    progress->drawn = true;
    fprintf(stderr, "\r\033[K%s", progress->what == NULL ? "" : progress->what);
    if (total > 0)
        draw_bar(done, total);
    fprintf(stderr, " %lld %s", (long long)done, note == NULL ? "" : note);
    fflush(stderr);
}

void progress_clear(struct progress *progress)
{
    if (!progress->drawn)
        return;
    progress->drawn = false;
    fputs("\r\033[K", stderr);
    fflush(stderr);
}
