#include "services/cli/import_rejects.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common/buffer/buffer.h"

struct import_rejects {
    char path[4096];
    FILE *file;
    char separator;
    size_t skip; /* columns of the input that an earlier import of rejects put there */
    int64_t count;
};

static const char line_heading[] = "ligne", reason_heading[] = "motif";

static void write_row(struct import_rejects *rejects, const char *first, const char *second,
                      const char *const *fields, size_t count)
{
    const char *texts[CSV_MOST_FIELDS + 2] = {first, second};
    size_t used = 2;

    for (size_t i = rejects->skip; i < count && i < CSV_MOST_FIELDS; i++)
        texts[used++] = fields[i];
    csv_write(rejects->file, rejects->separator, texts, used);
}

static int open_file(struct import_rejects *rejects, const char *path, const char *input,
                     struct error *error)
{
    int length = path != NULL
                     ? snprintf(rejects->path, sizeof rejects->path, "%s", path)
                     : snprintf(rejects->path, sizeof rejects->path, "%s.rejets.csv", input);
    int file;

    if (length >= (int)sizeof rejects->path)
        return fail(error, ERROR_INVALID, "the path of the rejects is too long");
    file = open(rejects->path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (file < 0)
        return fail(error, ERROR_INVALID,
                    "cannot write the rejects to %s (%s): name another file with --rejects",
                    rejects->path, strerror(errno));
    rejects->file = fdopen(file, "w");
    if (rejects->file != NULL)
        return 0;
    close(file);
    return fail(error, ERROR_INTERNAL, "cannot write the rejects: %s", strerror(errno));
}

struct import_rejects *import_rejects_open(const char *path, const char *input,
                                           const struct csv *csv, struct error *error)
{
    struct import_rejects *rejects = memory_new(1, sizeof *rejects);
    const struct csv_row *headings = csv_headings(csv);

    if (open_file(rejects, path, input, error) < 0) {
        free(rejects);
        return NULL;
    }
    rejects->separator = csv_separator(csv);
    if (headings->count > 2 && strcmp(headings->fields[0], line_heading) == 0 &&
        strcmp(headings->fields[1], reason_heading) == 0)
        rejects->skip = 2;
    fputs("\xEF\xBB\xBF", rejects->file);
    write_row(rejects, line_heading, reason_heading, headings->fields, headings->count);
    return rejects;
}

void import_rejects_add(struct import_rejects *rejects, int64_t line, const char *reason,
                        const char *const *fields, size_t count)
{
    char number[24];

    snprintf(number, sizeof number, "%lld", (long long)line);
    /* A line that could not be cut into fields stands as a whole in the first column. */
    if (count <= rejects->skip)
        csv_write(rejects->file, rejects->separator,
                  (const char *const[]){number, reason, count > 0 ? fields[0] : ""}, 3);
    else
        write_row(rejects, number, reason, fields, count);
    rejects->count++;
}

int import_rejects_close(struct import_rejects *rejects, char path[4096], struct error *error)
{
    int result = 0;

    path[0] = '\0';
    if (rejects == NULL)
        return 0;
    if (fflush(rejects->file) != 0 || ferror(rejects->file) != 0)
        result = fail(error, ERROR_UNAVAILABLE, "the rejects %s are not complete: %s",
                      rejects->path, strerror(errno));
    fclose(rejects->file);
    if (rejects->count == 0)
        unlink(rejects->path);
    else
        memcpy(path, rejects->path, sizeof rejects->path);
    free(rejects);
    return result;
}
