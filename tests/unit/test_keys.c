/* Who is known: what a client is called goes into every event it causes. */
#include "common/wire/keys.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Last: its fail() hides ours. */
#include <cmocka.h>

static const char key[] = "rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf7";

static struct directory *directory_with(const char *name, const char *more, struct error *error)
{
    char path[] = "/tmp/appui-clients-XXXXXX";
    FILE *file = fdopen(mkstemp(path), "w");

    fprintf(file, "clients = ({name = \"%s\"; public = \"%s\"; %s});\n", name, key, more);
    fclose(file);
    struct directory *directory = directory_open(path, error);
    unlink(path);
    return directory;
}

static struct directory *directory_of(const char *name, struct error *error)
{
    return directory_with(name, "role = \"regional\";", error);
}

static void refused(const char *name)
{
    struct error error;

    assert_null(directory_of(name, &error));
    assert_non_null(strstr(error.text, "name: 1 to 39 bytes of UTF-8"));
}

static void test_a_client_is_found_by_its_key(void **state)
{
    struct error error;
    struct directory *directory = directory_of("pôle-sud", &error);

    (void)state;
    assert_non_null(directory);
    assert_string_equal(directory_find(directory, key)->principal, "pôle-sud");
    assert_null(directory_find(directory, "somebody else"));
    directory_close(directory);
}

static void test_a_name_that_would_be_cut_is_refused(void **state)
{
    struct error error;
    struct directory *directory = directory_of("123456789012345678901234567890123456789", &error);

    (void)state;
    assert_non_null(directory);
    directory_close(directory);
    refused("1234567890123456789012345678901234567890");
}

static void test_a_name_that_no_journal_takes_is_refused(void **state)
{
    (void)state;
    refused("");
    refused("p\xf4le");
}

static void test_a_hub_is_named_by_those_of_it_and_by_nobody_else(void **state)
{
    struct error error;
    struct directory *directory =
        directory_with("sud", "role = \"regional\"; hub = \"regional_sud\";", &error);

    (void)state;
    assert_non_null(directory);
    assert_string_equal(directory_find(directory, key)->hub, "regional_sud");
    directory_close(directory);
    assert_null(directory_with("sud", "role = \"dla\"; hub = \"regional_sud\";", &error));
    assert_non_null(strstr(error.text, "only role \"regional\""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_client_is_found_by_its_key),
        cmocka_unit_test(test_a_name_that_would_be_cut_is_refused),
        cmocka_unit_test(test_a_name_that_no_journal_takes_is_refused),
        cmocka_unit_test(test_a_hub_is_named_by_those_of_it_and_by_nobody_else),
    };

    return cmocka_run_group_tests_name("keys", tests, NULL, NULL);
}
