#include "common/identifiers/identifiers.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void assert_refused(int result, const struct error *error, const char *because)
{
    assert_int_equal(result, -1);
    assert_int_equal(error->code, ERROR_INVALID);
    assert_non_null(strstr(error->text, because));
    assert_non_null(strstr(error->text, "(EM2)"));
}

static void a_siren_has_nine_digits_and_a_key(void **state)
{
    struct error error = {0};

    (void)state;
    assert_int_equal(siren_check("732829320", &error), 0);
    assert_int_equal(siren_check("356000000", &error), 0);
    assert_refused(siren_check("732829321", &error), &error, "clé de contrôle");
    assert_refused(siren_check("73282932", &error), &error, "9 chiffres");
    assert_refused(siren_check("73282932O", &error), &error, "9 chiffres");
    assert_refused(siren_check("", &error), &error, "9 chiffres");
    assert_refused(siren_check(NULL, &error), &error, "9 chiffres");
}

static void zeros_pass_luhn_and_are_refused(void **state)
{
    struct error error = {0};

    (void)state;
    assert_refused(siren_check("000000000", &error), &error, "zéros");
    assert_refused(siret_check("00000000000000", &error), &error, "zéros");
    assert_refused(siret_check("00000000000018", &error), &error, "clé de contrôle");
}

static void a_siret_is_a_siren_and_five_digits_with_a_key(void **state)
{
    struct error error = {0};

    (void)state;
    assert_int_equal(siret_check("73282932000074", &error), 0);
    assert_refused(siret_check("73282932000075", &error), &error, "clé de contrôle");
    assert_refused(siret_check("732829320", &error), &error, "14 chiffres");
    assert_refused(siret_check("732 829 320 00074", &error), &error, "14 chiffres");
    assert_refused(siret_check(NULL, &error), &error, "14 chiffres");
}

static void a_siret_whose_siren_is_wrong_is_refused_though_its_own_key_holds(void **state)
{
    struct error error = {0};

    (void)state;
    assert_refused(siret_check("73282932100073", &error), &error, "clé de contrôle");
    assert_refused(siret_check("10000000000008", &error), &error, "clé de contrôle");
}

static void la_poste_may_have_a_digit_sum_that_is_a_multiple_of_five(void **state)
{
    struct error error = {0};

    (void)state;
    assert_int_equal(siret_check("35600000000048", &error), 0);
    assert_int_equal(siret_check("35600000049837", &error), 0);
    assert_refused(siret_check("35600000049838", &error), &error, "clé de contrôle");
    /* Its digit sum is 45, but it is nobody's at La Poste. */
    assert_refused(siret_check("73282932000038", &error), &error, "clé de contrôle");
}

static void an_rna_number_is_w_and_nine_letters_or_digits(void **state)
{
    struct error error = {0};

    (void)state;
    assert_int_equal(rna_check("W751234567", &error), 0);
    assert_int_equal(rna_check("W9R1000001", &error), 0);
    assert_refused(rna_check("w751234567", &error), &error, "RNA");
    assert_refused(rna_check("W75123456", &error), &error, "RNA");
    assert_refused(rna_check("W7512345678", &error), &error, "RNA");
    assert_refused(rna_check("0751234567", &error), &error, "RNA");
    assert_refused(rna_check(NULL, &error), &error, "RNA");
}

static void alsace_and_moselle_have_no_rna_numbers(void **state)
{
    struct error error = {0};

    (void)state;
    assert_refused(rna_check("W571234567", &error), &error, "Moselle");
    assert_refused(rna_check("W671234567", &error), &error, "Alsace");
    assert_refused(rna_check("W681234567", &error), &error, "Alsace");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_siren_has_nine_digits_and_a_key),
        cmocka_unit_test(zeros_pass_luhn_and_are_refused),
        cmocka_unit_test(a_siret_is_a_siren_and_five_digits_with_a_key),
        cmocka_unit_test(a_siret_whose_siren_is_wrong_is_refused_though_its_own_key_holds),
        cmocka_unit_test(la_poste_may_have_a_digit_sum_that_is_a_multiple_of_five),
        cmocka_unit_test(an_rna_number_is_w_and_nine_letters_or_digits),
        cmocka_unit_test(alsace_and_moselle_have_no_rna_numbers),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
