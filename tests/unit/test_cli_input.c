/* Lines come as they are written; nobody waits for one that is not there. */
#include "services/cli/input.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Last: its fail() hides ours. */
#include <cmocka.h>

static void write_text(int fd, const char *text)
{
    assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
}

static void expect_line(struct input *input, const char *expected)
{
    struct span line;

    assert_int_equal(input_next(input, &line), INPUT_LINE);
    assert_int_equal(line.size, strlen(expected));
    assert_memory_equal(line.data, expected, line.size);
}

static void a_line_is_there_when_its_end_is(void **state)
{
    struct span line;
    int ends[2];

    (void)state;
    assert_int_equal(pipe(ends), 0);
    struct input input = {.fd = ends[0]};

    assert_int_equal(input_next(&input, &line), INPUT_LATER);
    write_text(ends[1], "one\ntw");
    expect_line(&input, "one");
    assert_int_equal(input_next(&input, &line), INPUT_LATER);
    write_text(ends[1], "o\n\nlast");
    expect_line(&input, "two");
    expect_line(&input, "");
    assert_int_equal(input_next(&input, &line), INPUT_LATER);
    close(ends[1]);
    expect_line(&input, "last");
    assert_int_equal(input_next(&input, &line), INPUT_END);
    input_close(&input);
    close(ends[0]);
}

static void a_line_that_is_too_long_is_told_once_and_skipped(void **state)
{
    char path[] = "/tmp/appui-input-XXXXXX";
    int fd = mkstemp(path);
    char *many = memory_new(1, INPUT_LINE_MOST * 3 + 1);
    struct input input = {.fd = fd};
    struct span line;

    (void)state;
    memset(many, 'x', INPUT_LINE_MOST * 3);
    write_text(fd, many);
    write_text(fd, "\nnext\n");
    lseek(fd, 0, SEEK_SET);
    assert_int_equal(input_next(&input, &line), INPUT_TOO_LONG);
    expect_line(&input, "next");
    assert_int_equal(input_next(&input, &line), INPUT_END);
    assert_true(input.bytes.capacity < 4 * INPUT_LINE_MOST);
    input_close(&input);
    free(many);
    close(fd);
    unlink(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_is_there_when_its_end_is),
        cmocka_unit_test(a_line_that_is_too_long_is_told_once_and_skipped),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
