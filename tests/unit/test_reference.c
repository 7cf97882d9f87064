#include "common/reference/reference.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static int open_shipped(void **state)
{
    struct error error = {0};

    *state = reference_open("config/reference", &error);
    if (*state == NULL)
        fprintf(stderr, "%s\n", error.text);
    return *state == NULL ? -1 : 0;
}

static int close_shipped(void **state)
{
    reference_close(*state);
    return 0;
}

static void the_shipped_reference_has_101_departements_27_and_18_regions(void **state)
{
    const struct departement *all;
    size_t count = reference_departements(*state, &all);
    int old_regions = 0, new_regions = 0;

    assert_int_equal(count, 101);
    for (size_t i = 0; i < count; i++) {
        bool seen2013 = false, seen2016 = false;

        for (size_t j = 0; j < i; j++) {
            seen2013 |= strcmp(all[i].region2013, all[j].region2013) == 0;
            seen2016 |= strcmp(all[i].region2016, all[j].region2016) == 0;
        }
        old_regions += !seen2013;
        new_regions += !seen2016;
    }
    assert_int_equal(old_regions, 27);
    assert_int_equal(new_regions, 18);
}

static void a_departement_knows_its_regions(void **state)
{
    const struct departement *corse = reference_departement(*state, "2A");

    assert_non_null(corse);
    assert_string_equal(corse->region2013, "94");
    assert_string_equal(reference_departement(*state, "18")->region2013_name, "Centre");
    assert_string_equal(reference_departement(*state, "18")->region2016_name,
                        "Centre-Val de Loire");
    assert_string_equal(reference_departement(*state, "974")->region2016, "04");
    assert_null(reference_departement(*state, "975"));
    assert_null(reference_departement(*state, "20"));
    assert_null(reference_departement(*state, ""));
}

static void each_departement_has_a_bearer_of_the_dla_and_a_body_of_its_region(void **state)
{
    const struct departement *all;
    size_t count = reference_departements(*state, &all);

    for (size_t i = 0; i < count; i++) {
        const struct dla_bearer *bearer = reference_bearer(*state, all[i].code);

        assert_non_null(bearer);
        assert_string_equal(bearer->departement, all[i].code);
        assert_string_equal(strchr(bearer->c2ra, '-') + 1, all[i].region2013);
    }
    assert_string_equal(reference_bearer(*state, "2A")->bearer, "dla-2a");
    assert_null(reference_bearer(*state, "975"));
}

static void the_smic_is_that_of_the_day(void **state)
{
    assert_int_equal(reference_smic(*state, date_make(2012, 12, 31))->hourly_cents, 940);
    assert_int_equal(reference_smic(*state, date_make(2013, 1, 1))->hourly_cents, 943);
    assert_int_equal(reference_smic(*state, date_make(2018, 12, 31))->hourly_cents, 988);
    assert_null(reference_smic(*state, date_make(2011, 12, 31)));
    assert_null(reference_smic(*state, date_make(2019, 1, 1)));
    assert_null(reference_smic(*state, (struct date){0}));
}

static void the_six_metiers_have_sectors_and_rome_codes(void **state)
{
    static const char *const expected[][3] = {
        {"forgeur",                 "fabrication",  "G1202"},
        {"regisseur",               "image_et_jeu", "L1509"},
        {"video_ludique",           "image_et_jeu", "G1202"},
        {"usages_responsables",     "usages",       "G1202"},
        {"usages_mobiles",          "usages",       "G1202"},
        {"valorisation_territoire", "territoires",  "G1102"},
    };

    for (size_t i = 0; i < 6; i++) {
        const struct metier_reference *metier = reference_metier(*state, expected[i][0]);

        assert_non_null(metier);
        assert_string_equal(metier->sector, expected[i][1]);
        assert_string_equal(metier->rome, expected[i][2]);
    }
    assert_null(reference_metier(*state, "plombier"));
}

static void practices_come_from_a_catalogue(void **state)
{
    assert_non_null(reference_practice(*state, "moderation_serveur_jeu"));
    assert_non_null(reference_practice(*state, "reparation_console"));
    assert_null(reference_practice(*state, "sieste"));
}

static void codes_have_distinct_small_numbers(void **state)
{
    const struct departement *all;
    size_t count = reference_departements(*state, &all);
    bool taken[TERRITORY_BITS] = {0};

    for (size_t i = 0; i < count; i++) {
        int index = departement_index(all[i].code);

        assert_in_range(index, 0, TERRITORY_BITS - 1);
        assert_false(taken[index]);
        taken[index] = true;
    }
}

static void what_is_not_a_code_has_no_number(void **state)
{
    static const char *const bad[] = {"",   "0",   "00",  "20",  "96",  "97",    "98",  "1",
                                      "2a", "2C",  "970", "977", "097", "9711",  " 1",  "1 ",
                                      "A2", "97A", "018", "18 ", "+1",  "\xC3(", "000", "100"};

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_int_equal(departement_index(bad[i]), -1);
}

static void a_postal_code_gives_its_departement(void **state)
{
    static const char *const good[][2] = {
        {"18000", "18" },
        {"01000", "01" },
        {"97112", "971"},
        {"97600", "976"},
        {"20167", "2A" },
        {"20199", "2A" },
        {"20200", "2B" },
        {"20620", "2B" },
        {"95999", "95" },
    };
    static const char *const bad[] = {"",      "1000",  "180000", "1800A", "00100",
                                      "98000", "96000", "97800",  " 1800", "99999"};
    char out[4];

    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        assert_int_equal(departement_of_postal_code(good[i][0], out), 0);
        assert_string_equal(out, good[i][1]);
    }
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_int_equal(departement_of_postal_code(bad[i], out), -1);
}

static void a_commune_code_gives_its_departement(void **state)
{
    char out[4];

    (void)state;
    assert_int_equal(departement_of_commune("2A004", out), 0);
    assert_string_equal(out, "2A");
    assert_int_equal(departement_of_commune("97101", out), 0);
    assert_string_equal(out, "971");
    assert_int_equal(departement_of_commune("18033", out), 0);
    assert_string_equal(out, "18");
    assert_int_equal(departement_of_commune("20004", out), -1);
    assert_int_equal(departement_of_commune("2A04", out), -1);
    assert_int_equal(departement_of_commune("99100", out), -1);
}

static void a_territory_has_what_was_added_and_nothing_else(void **state)
{
    struct territory territory = {0};
    const struct territory everywhere = {.everywhere = true};

    (void)state;
    assert_int_equal(territory_add(&territory, "13"), 0);
    assert_int_equal(territory_add(&territory, "2B"), 0);
    assert_int_equal(territory_add(&territory, "976"), 0);
    assert_int_equal(territory_add(&territory, "99"), -1);
    assert_true(territory_has(&territory, "13"));
    assert_true(territory_has(&territory, "2B"));
    assert_true(territory_has(&territory, "976"));
    assert_false(territory_has(&territory, "2A"));
    assert_false(territory_has(&territory, ""));
    assert_true(territory_has(&everywhere, "83"));
}

/* A folder with the shipped files but for one, whose text is given. */
static struct reference *open_with(const char *file, const char *text, struct error *error)
{
    static const char *const files[] = {"departements.csv",
                                        "smic.csv",
                                        "practices.csv",
                                        "sectors.csv",
                                        "metiers.csv",
                                        "competences.csv",
                                        "practices_competences.csv",
                                        "positions.csv",
                                        "dla_bearers.csv"};
    enum { FILES = sizeof files / sizeof files[0] };
    char folder[] = "/tmp/reference-XXXXXX", path[128], target[4096], here[2048];
    struct reference *reference;

    assert_non_null(mkdtemp(folder));
    assert_non_null(getcwd(here, sizeof here));
    for (size_t i = 0; i < FILES; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, files[i]);
        snprintf(target, sizeof target, "%s/config/reference/%s", here, files[i]);
        if (strcmp(files[i], file) == 0) {
            FILE *out = fopen(path, "w");

            assert_non_null(out);
            fputs(text, out);
            fclose(out);
        } else {
            assert_int_equal(symlink(target, path), 0);
        }
    }
    reference = reference_open(folder, error);
    for (size_t i = 0; i < FILES; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, files[i]);
        unlink(path);
    }
    rmdir(folder);
    return reference;
}

static void a_mistake_in_a_file_is_told_with_its_line(void **state)
{
    static const struct {
        const char *file, *text, *told;
    } mistakes[] = {
        {"smic.csv",                  "from,to,hourly_cents\n2012-01-01,2012-06-30,9.22\n",
         "smic.csv: line 2: hourly_cents must be 1 to 100000, not \"9.22\""                                                                     },
        {"smic.csv",
         "from,to,hourly_cents\n2012-01-01,2012-06-30,922\n\n2012-08-01,2012-12-31,940\n",            "line 4: 2012-08-01 must be the day after"},
        {"smic.csv",                  "from,to\n",                                                    "no column \"hourly_cents\""              },
        {"practices.csv",             "code,label\na,b\na,c\n",                                       "line 3: a is there twice"                },
        {"practices.csv",             "code,label\n,b\n",                                             "code must have 1 to 31"                  },
        {"metiers.csv",               "code,label,sector,rome\na,b,c,G1202\n",                        "sector \"c\" is not in"                  },
        {"departements.csv",
         "code,name,region2013,region2013_name,region2016,region2016_name\n20,C,94,C,94,C\n",         "\"20\" is not the code of a département"},
        {"competences.csv",           "code,label,description,criteria,metiers\na,b,c,d,forgeur e\n",
         "métier \"e\" is not in"                                                                                                              },
        {"competences.csv",
         "code,label,description,criteria,metiers\na,b,c,d,forgeur\na,b,c,d,forgeur\n",               "line 3: a is there twice"                },
        {"practices_competences.csv", "practice,competence\nblog,flying\n",
         "competence \"flying\" is not in"                                                                                                      },
        {"practices_competences.csv", "practice,competence\nflying,scripting\n",
         "practice \"flying\" is not in"                                                                                                        },
        {"positions.csv",             "departement,latitude,longitude\n18,47.1,2.40\n",
         "latitude must be degrees"                                                                                                             },
        {"positions.csv",             "departement,latitude,longitude\n18,47.08,181.00\n",
         "longitude must be degrees"                                                                                                            },
        {"positions.csv",             "departement,latitude,longitude\n20,47.08,2.40\n",              "not the code of a"                       },
        {"dla_bearers.csv",           "departement,bearer,bearer_name,c2ra,c2ra_name\n99,a,b,c,d\n",
         "\"99\" is not in departements.csv"                                                                                                    },
        {"dla_bearers.csv",
         "departement,bearer,bearer_name,c2ra,c2ra_name\n18,a,b,c,d\n18,a,b,c,d\n",                   "line 3: 18 is there twice"               },
        {"sectors.csv",               "",                                                             "the file has no headings"                },
    };

    (void)state;
    for (size_t i = 0; i < sizeof mistakes / sizeof mistakes[0]; i++) {
        struct error error = {0};

        assert_null(open_with(mistakes[i].file, mistakes[i].text, &error));
        if (strstr(error.text, mistakes[i].told) == NULL)
            fail_msg("\"%s\" does not say \"%s\"", error.text, mistakes[i].told);
    }
}

static void distances_are_those_of_a_map(void **state)
{
    struct error error = {0};
    struct reference *reference = reference_open("config/reference", &error);
    static const struct {
        const char *one, *other;
        int least, most;
    } pairs[] = {
        {"18",  "18",  0,    0   },
        {"18",  "36",  50,   75  }, /* Bourges, Châteauroux: 62 */
        {"75",  "13",  650,  670 }, /* Paris, Marseille: 661 */
        {"59",  "2A",  1040, 1070}, /* Lille, Ajaccio: 1 058 */
        {"75",  "92",  1,    15  },
        {"75",  "971", 6700, 6850}, /* Paris, Basse-Terre: 6 780 */
        {"75",  "974", 9330, 9410}, /* Paris, Saint-Denis: 9 370 */
        {"972", "973", 1400, 1510}, /* Fort-de-France, Cayenne: 1 447 */
    };

    (void)state;
    assert_non_null(reference);
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        int km = reference_distance_km(reference, pairs[i].one, pairs[i].other);

        assert_in_range(km, pairs[i].least, pairs[i].most);
        assert_int_equal(km, reference_distance_km(reference, pairs[i].other, pairs[i].one));
    }
    assert_int_equal(reference_distance_km(reference, "18", "99"), -1);
    reference_close(reference);
}

static void a_folder_that_is_not_there_is_told(void **state)
{
    struct error error = {0};

    (void)state;
    assert_null(reference_open("/nowhere", &error));
    assert_non_null(strstr(error.text, "/nowhere/departements.csv: cannot open it"));
    reference_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_shipped_reference_has_101_departements_27_and_18_regions),
        cmocka_unit_test(a_departement_knows_its_regions),
        cmocka_unit_test(each_departement_has_a_bearer_of_the_dla_and_a_body_of_its_region),
        cmocka_unit_test(the_smic_is_that_of_the_day),
        cmocka_unit_test(the_six_metiers_have_sectors_and_rome_codes),
        cmocka_unit_test(practices_come_from_a_catalogue),
        cmocka_unit_test(codes_have_distinct_small_numbers),
        cmocka_unit_test(what_is_not_a_code_has_no_number),
        cmocka_unit_test(a_postal_code_gives_its_departement),
        cmocka_unit_test(a_commune_code_gives_its_departement),
        cmocka_unit_test(a_territory_has_what_was_added_and_nothing_else),
        cmocka_unit_test(a_mistake_in_a_file_is_told_with_its_line),
        cmocka_unit_test(distances_are_those_of_a_map),
        cmocka_unit_test(a_folder_that_is_not_there_is_told),
    };

    return cmocka_run_group_tests(tests, open_shipped, close_shipped);
}
