/* Who is there: one file per instance. */
#include "common/network/network.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void write_file(const char *folder, const char *name, const char *text)
{
    char path[400];

    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "we");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void the_sample_has_its_hubs(void **unused)
{
    struct error error = {0};
    struct network *network = network_open("config/appui.cfg", ". sample/network", &error);
    const struct instance *hub = NULL;
    size_t hubs = 0;

    (void)unused;
    assert_non_null(network);
    while ((hub = network_next(network, "regional", hub)) != NULL)
        hubs++;
    assert_int_equal(hubs, 8);
    hub = network_find(network, "regional_ouest");
    assert_non_null(hub);
    assert_string_equal(hub->service, "regional");
    assert_string_equal(hub->key, "keys/regional_ouest.pub");
    assert_null(network_find(network, "appui")); /* a file without an instance is none */
    network_close(network);
}

static void a_hub_s_mistake_leaves_the_others_in(void **unused)
{
    char folder[] = "/tmp/appui-network.XXXXXX", command[64];
    struct error error = {0};

    (void)unused;
    assert_non_null(mkdtemp(folder));
#define HUB(name)                                                                                  \
    "service = { instance = \"" name "\"; requests = \"ipc://a\"; feed = \"ipc://b\"; key = "      \
    "\"k.key\"; database = \"\"; };"
    write_file(folder, "a.cfg", HUB("regional_a"));
    write_file(folder, "b.cfg", "service = { instance = \"regional_b\"; requests = ");
    write_file(folder, "c.cfg", "service = { instance = \"regional_c\"; };");
    write_file(folder, "d.cfg", HUB("regional_a"));
    write_file(folder, "e.cfg", HUB("dla"));
    struct network *network = network_open("config/appui.cfg", folder, &error);
    assert_non_null(network);
    assert_int_equal(network->count, 2);
    assert_null(network_next(network, "regional", network_find(network, "regional_a")));
    network_close(network);
    snprintf(command, sizeof command, "rm -r %s", folder);
    assert_int_equal(system(command), 0);
}

/* What a service's own settings may say, the others must be able to read. */
static void as_many_endpoints_as_a_service_may_have_are_read(void **unused)
{
    char folder[] = "/tmp/appui-network.XXXXXX", command[64], list[ENDPOINTS_TEXT], text[2500];
    struct error error = {0};

    (void)unused;
    assert_non_null(mkdtemp(folder));
    memset(list, 'x', sizeof list - 1);
    list[sizeof list - 1] = '\0';
    for (size_t i = 0; i < ENDPOINTS_MOST; i++)
        memcpy(list + i * 120, " tcp://", 7);
    snprintf(text, sizeof text,
             "service = { instance = \"dla\"; requests = \"%s\"; feed = \"%s\"; key = "
             "\"k.key\"; database = \"\"; };",
             list, list);
    write_file(folder, "dla.cfg", text);
    struct network *network = network_open("config/appui.cfg", folder, &error);
    assert_non_null(network);
    assert_non_null(network_find(network, "dla"));
    assert_string_equal(network_find(network, "dla")->requests, list);
    network_close(network);
    snprintf(command, sizeof command, "rm -r %s", folder);
    assert_int_equal(system(command), 0);
}

static void a_folder_that_is_not_there_is_refused(void **unused)
{
    struct error error = {0};

    (void)unused;
    assert_null(network_open("config/appui.cfg", "nowhere", &error));
    assert_non_null(strstr(error.text, "nowhere"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_sample_has_its_hubs),
        cmocka_unit_test(a_hub_s_mistake_leaves_the_others_in),
        cmocka_unit_test(as_many_endpoints_as_a_service_may_have_are_read),
        cmocka_unit_test(a_folder_that_is_not_there_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
