#include "common/record/pack.h"
#include "tests/unit/everything.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct schema *const schema = &everything_schema;

/* ---- msgpack ---- */

static struct buffer encoded(const struct everything *record)
{
    struct buffer out = {0};

    record_encode(schema, record, &out);
    return out;
}

static void every_type_survives_msgpack(void **state)
{
    struct everything before = everything_whole(), after;
    struct buffer bytes = encoded(&before), again;
    struct error error;

    (void)state;
    assert_int_equal(record_decode(schema, buffer_span(&bytes), &after, &error), 0);
    assert_null(record_difference(schema, &before, &after));
    again = encoded(&after);
    assert_int_equal(again.size, bytes.size);
    assert_memory_equal(again.data, bytes.data, bytes.size);
    buffer_close(&bytes);
    buffer_close(&again);
}

static void absent_members_are_not_written_and_read_as_zero(void **state)
{
    struct everything before = everything_least(), after = everything_whole();
    struct buffer bytes = encoded(&before);
    struct error error;

    (void)state;
    assert_int_equal(bytes.data[0], 0x86);
    assert_int_equal(record_decode(schema, buffer_span(&bytes), &after, &error), 0);
    assert_null(record_difference(schema, &before, &after));
    buffer_close(&bytes);
}

static void a_message_cut_anywhere_is_refused(void **state)
{
    struct everything record = everything_whole(), out;
    struct buffer bytes = encoded(&record);
    struct error error;

    (void)state;
    for (size_t size = 0; size < bytes.size; size++) {
        uint8_t *cut = malloc(size == 0 ? 1 : size);

        memcpy(cut, bytes.data, size);
        assert_int_equal(record_decode(schema, (struct span){cut, size}, &out, &error), -1);
        free(cut);
    }
    buffer_close(&bytes);
}

static void a_message_with_any_bit_flipped_never_harms(void **state)
{
    struct everything record = everything_whole(), out;
    struct buffer bytes = encoded(&record);
    struct error error;

    (void)state;
    for (size_t bit = 0; bit < bytes.size * 8; bit++) {
        bytes.data[bit / 8] ^= (uint8_t)(1 << bit % 8);
        if (record_decode(schema, buffer_span(&bytes), &out, &error) == 0)
            assert_int_equal(record_check(schema, &out, &error), 0);
        bytes.data[bit / 8] ^= (uint8_t)(1 << bit % 8);
    }
    buffer_close(&bytes);
}

/* A message made of the least record's members, but for those named here, which the test writes
 * itself. */
static msgpack_packer message(struct buffer *out, size_t members, const char *const *omitted)
{
    struct everything least = everything_least();
    msgpack_packer packer = packer_open(out);
    struct buffer one = {0};

    msgpack_pack_map(&packer, members);
    for (size_t i = 0; i < schema->field_count; i++) {
        const struct field *field = &schema->fields[i];
        const struct schema alone = {
            .name = "alone", .size = schema->size, .fields = field, .field_count = 1};
        bool is_omitted = field->presence == OPTIONAL;

        for (const char *const *name = omitted; *name != NULL; name++)
            is_omitted = is_omitted || strcmp(*name, field->name) == 0;
        if (is_omitted)
            continue;
        buffer_clear(&one);
        record_encode(&alone, &least, &one);
        buffer_append(out, one.data + 1, one.size - 1);
    }
    buffer_close(&one);
    return packer;
}

static void expect_refusal(struct buffer *bytes, const char *text)
{
    struct everything out;
    struct error error;

    assert_int_equal(record_decode(schema, buffer_span(bytes), &out, &error), -1);
    assert_string_equal(error.text, text);
    assert_int_equal(error.code, ERROR_INVALID);
    buffer_close(bytes);
}

/* The least record with one member more, whose name and value are given as msgpack bytes. */
#define WITH(member, value) with(member, value, sizeof(value) - 1)

static struct buffer with(const char *member, const char *value, size_t size)
{
    const struct field *field = schema_field(schema, member);
    bool replaces = field != NULL && field->presence == REQUIRED;
    struct buffer out = {0};
    msgpack_packer packer =
        message(&out, replaces ? 6 : 7, (const char *const[]){replaces ? member : NULL, NULL});

    pack_text(&packer, member);
    buffer_append(&out, value, size);
    return out;
}

static void a_missing_member_is_named(void **state)
{
    struct buffer bytes = {0};

    (void)state;
    message(&bytes, 5, (const char *const[]){"date", NULL});
    expect_refusal(&bytes, "date : obligatoire, absent");
    bytes = WITH("date", "\xc0");
    expect_refusal(&bytes, "date : obligatoire, absent");
}

static void a_required_member_must_not_be_its_zero(void **state)
{
    struct buffer bytes;

    (void)state;
    bytes = WITH("text", "\xa0");
    expect_refusal(&bytes, "text : obligatoire, vide");
    bytes = WITH("id", "\xc4\x10\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0");
    expect_refusal(&bytes, "id : obligatoire, vide");
}

static void a_required_flag_may_be_false(void **state)
{
    struct buffer bytes = WITH("flag", "\xc2");
    struct everything out;
    struct error error;

    (void)state;
    assert_int_equal(record_decode(schema, buffer_span(&bytes), &out, &error), 0);
    buffer_close(&bytes);
}

static void a_wrong_type_is_refused_with_what_was_expected(void **state)
{
    struct buffer bytes;

    (void)state;
    bytes = WITH("text", "\x05");
    expect_refusal(&bytes, "text : un texte UTF-8 d'au plus 31 octets est attendu, reçu un entier");
    bytes = WITH("ranged", "\xcb\x40\x90\x68\0\0\0\0\0");
    expect_refusal(&bytes,
                   "ranged : un entier de 1050 à 2100 est attendu, reçu un nombre à virgule");
    bytes = WITH("flag", "\x01");
    expect_refusal(&bytes, "flag : vrai ou faux (true, false) est attendu, reçu un entier");
    bytes = WITH("id", "\xa1z");
    expect_refusal(&bytes, "id : un identifiant UUID est attendu, reçu un texte");
    bytes = WITH("id", "\xc4\x02zz");
    expect_refusal(&bytes, "id : un identifiant UUID est attendu, reçu des octets");
    bytes = WITH("inner", "\x90");
    expect_refusal(&bytes, "inner : un objet est attendu, reçu un tableau");
    bytes = WITH("colours", "\xa3red");
    expect_refusal(&bytes,
                   "colours : des mots parmi red, green, blue sont attendus, reçu un texte");
}

static void a_wrong_value_is_refused_with_what_was_expected(void **state)
{
    struct buffer bytes;

    (void)state;
    bytes = WITH("ranged", "\x63");
    expect_refusal(&bytes, "ranged : un entier de 1050 à 2100 est attendu, reçu 99");
    bytes = WITH("date", "\xaa"
                         "2013-02-30");
    expect_refusal(&bytes,
                   "date : une date telle que 2013-02-04 est attendue, reçu « 2013-02-30 »");
    bytes = WITH("month", "\xa7"
                          "2013-13");
    expect_refusal(&bytes, "month : un mois tel que 2013-02 est attendu, reçu « 2013-13 »");
    bytes = WITH("colour", "\xa4pink");
    expect_refusal(&bytes, "colour : un mot parmi red, green, blue est attendu, reçu « pink »");
    bytes = WITH("instant", "\xff");
    expect_refusal(&bytes,
                   "instant : un instant tel que 2013-02-04T10:00:00.000Z est attendu, reçu -1");
    bytes = WITH("colours", "\x91\xa4pink");
    expect_refusal(&bytes,
                   "colours : des mots parmi red, green, blue sont attendus, reçu « pink »");
    bytes = WITH("text", "\xd9\x20"
                         "0123456789abcdef0123456789abcdef");
    expect_refusal(&bytes, "text : dépasse 31 octets");
}

static void lists_and_nested_records_name_the_element(void **state)
{
    struct buffer bytes;

    (void)state;
    bytes = WITH("texts", "\x93\xa1"
                          "a\xa1"
                          "b\xa9"
                          "too_large");
    expect_refusal(&bytes, "texts[2] : dépasse 7 octets");
    bytes = WITH("texts", "\x95\xa1"
                          "a\xa1"
                          "b\xa1"
                          "c\xa1"
                          "d\xa1"
                          "e");
    expect_refusal(&bytes, "texts : dépasse 4 éléments");
    bytes = WITH("texts", "\x92\xa1"
                          "a\xa0");
    expect_refusal(&bytes, "texts[1] : obligatoire, vide");
    bytes = WITH("inner", "\x81\xa6number\x05");
    expect_refusal(&bytes, "inner.name : obligatoire, absent");
    bytes = WITH("inner", "\x82\xa4name\xa1x\xa6number\xcc\xc8");
    expect_refusal(&bytes, "inner.number : un entier de 1 à 99 est attendu, reçu 200");
    bytes = WITH("inners", "\x92\x81\xa4name\xa1x\x81\xa4name\xc3");
    expect_refusal(
        &bytes, "inners[1].name : un texte UTF-8 d'au plus 15 octets est attendu, reçu un booléen");
}

static void an_optional_integer_that_is_zero_is_absent(void **state)
{
    struct buffer bytes = WITH("inner", "\x82\xa4name\xa1x\xa6number\x00");
    struct everything out;
    struct error error;

    (void)state;
    assert_int_equal(record_decode(schema, buffer_span(&bytes), &out, &error), 0);
    buffer_close(&bytes);
}

static void what_was_private_is_not_repeated(void **state)
{
    struct buffer bytes = WITH("birth", "\xaa"
                                        "1994-02-30");

    (void)state;
    expect_refusal(&bytes, "birth : une date telle que 2013-02-04 est attendue");
}

static const char malformed[] = "message tronqué, mal formé ou démesuré";

static void expect_malformed(struct buffer *bytes, const char *member)
{
    char text[160];

    snprintf(text, sizeof text, "%s%s%s", member, *member == '\0' ? "" : " : ", malformed);
    expect_refusal(bytes, text);
}

static void bad_utf8_nul_ext_and_lies_are_malformed(void **state)
{
    struct buffer bytes;

    (void)state;
    bytes = WITH("text", "\xa2\xc3(");
    expect_malformed(&bytes, "text");
    bytes = WITH("text", "\xa3"
                         "a\0b");
    expect_malformed(&bytes, "text");
    bytes = WITH("text", "\xd4\x01\x02");
    expect_malformed(&bytes, "text");
    bytes = WITH("text", "\xdb\xff\xff\xff\xffxy");
    expect_malformed(&bytes, "text");
    bytes = WITH("texts", "\xdd\xff\xff\xff\xffxy");
    expect_malformed(&bytes, "texts");
    bytes = WITH("unknown", "\xd4\x01\x02");
    expect_malformed(&bytes, "");
    bytes = WITH("unknown", "\xa2\xc3(");
    expect_malformed(&bytes, "");
}

static void unknown_keys_are_ignored(void **state)
{
    struct everything least = everything_least(), out;
    struct buffer bytes = WITH("unknown", "\x82\x01\x91\xcb\0\0\0\0\0\0\0\0\xa1k\xc4\x01z");
    struct error error;

    (void)state;
    assert_int_equal(record_decode(schema, buffer_span(&bytes), &out, &error), 0);
    assert_null(record_difference(schema, &least, &out));
    buffer_close(&bytes);
}

static void a_deep_unknown_value_is_refused(void **state)
{
    struct buffer bytes = WITH("unknown", "\x91\x91\x91\x91\x91\x91\x91\x91\x01");

    (void)state;
    expect_malformed(&bytes, "");
}

static void a_member_given_twice_is_refused(void **state)
{
    struct buffer bytes = {0};
    msgpack_packer packer = message(&bytes, 7, (const char *const[]){NULL});

    (void)state;
    pack_text(&packer, "ranged");
    msgpack_pack_int(&packer, 1051);
    expect_refusal(&bytes, "ranged : présent deux fois");
}

static void keys_must_be_texts(void **state)
{
    struct buffer bytes = {0};
    msgpack_packer packer = message(&bytes, 7, (const char *const[]){NULL});

    (void)state;
    msgpack_pack_int(&packer, 1);
    msgpack_pack_int(&packer, 2);
    expect_refusal(&bytes, "les clés doivent être des textes");
}

static void trailing_bytes_are_refused(void **state)
{
    struct everything record = everything_least();
    struct buffer bytes = encoded(&record);

    (void)state;
    buffer_append(&bytes, "\xc0", 1);
    expect_refusal(&bytes, "octets en trop après le message");
}

static void the_order_of_keys_does_not_matter(void **state)
{
    struct everything before = everything_whole(), after;
    struct buffer bytes = {0}, one = {0};
    msgpack_packer packer = packer_open(&bytes);
    struct error error;

    (void)state;
    msgpack_pack_map(&packer, schema->field_count);
    for (size_t i = schema->field_count; i-- > 0;) {
        const struct schema alone = {
            .name = "alone", .size = schema->size, .fields = &schema->fields[i], .field_count = 1};

        buffer_clear(&one);
        record_encode(&alone, &before, &one);
        buffer_append(&bytes, one.data + 1, one.size - 1);
    }
    assert_int_equal(record_decode(schema, buffer_span(&bytes), &after, &error), 0);
    assert_null(record_difference(schema, &before, &after));
    buffer_close(&bytes);
    buffer_close(&one);
}

static void what_is_not_a_map_is_refused(void **state)
{
    static const char *const others[] = {"\x05", "\x90", "\xa1x", "\xc0"};
    struct buffer bytes;

    (void)state;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        bytes = (struct buffer){0};
        buffer_append(&bytes, others[i], strlen(others[i]));
        expect_malformed(&bytes, "");
    }
}

/* ---- JSON ---- */

static void every_type_survives_json(void **state)
{
    struct everything before = everything_whole(), after;
    json_t *json = record_to_json(schema, &before);
    char *text = json_dumps(json, JSON_COMPACT);
    json_t *again = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
    struct error error;

    (void)state;
    assert_string_equal(
        text, "{\"text\":\"Maison de l'été\",\"integer\":-5000000000,\"ranged\":2100,\"flag\":true,"
              "\"id\":\"01020304-0506-7708-890a-0b0c0d0e0f10\",\"hash\":"
              "\"abcd0000000000000000000000000000"
              "00000000000000000000000000000000\",\"date\":\"2013-02-04\",\"month\":\"2013-02\","
              "\"instant\":\"2013-02-04T10:00:00.000Z\",\"colour\":\"green\",\"colours\":[\"red\","
              "\"blue\"],"
              "\"inner\":{\"name\":\"toit\",\"number\":7,\"colour\":\"blue\"},\"texts\":[\"un\","
              "\"deux\"],"
              "\"integers\":[0,-1,3000000000],\"ids\":[\"09000000-0000-0000-0000-000000000000\"],"
              "\"palette\":[\"blue\",\"red\"],\"inners\":[{\"name\":\"mur\"},{\"name\":\"sol\","
              "\"number\":1}],\"birth\":\"1994-02-28\"}");
    assert_int_equal(record_from_json(schema, again, &after, &error), 0);
    assert_null(record_difference(schema, &before, &after));
    free(text);
    json_decref(json);
    json_decref(again);
}

static void absent_members_are_absent_from_json(void **state)
{
    struct everything least = everything_least();
    json_t *json = record_to_json(schema, &least);

    (void)state;
    assert_int_equal(json_object_size(json), 6);
    assert_true(json_is_false(json_object_get(json, "flag")));
    json_decref(json);
}

/* The least record as JSON, with one member set to the given JSON text. */
static void expect_json_refusal(const char *member, const char *value, const char *text)
{
    struct everything least = everything_least(), out;
    json_t *json = record_to_json(schema, &least);
    struct error error;

    json_object_set_new(json, member, json_loads(value, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL));
    assert_int_equal(record_from_json(schema, json, &out, &error), -1);
    assert_string_equal(error.text, text);
    json_decref(json);
}

static void json_refusals_name_the_member_and_what_was_expected(void **state)
{
    (void)state;
    expect_json_refusal("ranged", "99", "ranged : un entier de 1050 à 2100 est attendu, reçu 99");
    expect_json_refusal("ranged", "1050.0",
                        "ranged : un entier de 1050 à 2100 est attendu, reçu un nombre à virgule");
    expect_json_refusal("ranged", "null", "ranged : obligatoire, absent");
    expect_json_refusal("text", "\"\"", "text : obligatoire, absent");
    expect_json_refusal("text", "\"a\\u0000b\"",
                        "text : un texte UTF-8 d'au plus 31 octets est attendu, reçu des octets");
    expect_json_refusal("id", "\"zz\"", "id : un identifiant UUID est attendu, reçu « zz »");
    expect_json_refusal("instant", "\"hier\"",
                        "instant : un instant tel que 2013-02-04T10:00:00.000Z est attendu, reçu "
                        "« hier »");
    expect_json_refusal("hash", "\"ab\"",
                        "hash : une empreinte de 32 octets (64 chiffres hexadécimaux) est "
                        "attendue, reçu « ab »");
    expect_json_refusal("texts", "[\"a\", \"b\", 3]",
                        "texts[2] : un texte UTF-8 d'au plus 7 octets est attendu, reçu un entier");
    expect_json_refusal("inner", "{\"nom\": 1}",
                        "inner.nom : clé inconnue ; clés connues : name, number, colour");
    expect_json_refusal("inners", "[{\"name\": \"x\"}, {}]",
                        "inners[1].name : obligatoire, absent");
}

/* ---- text ---- */

static void expect_text(const char *member, const char *text)
{
    const struct field *field = schema_field(schema, member);
    struct everything record = everything_whole();
    struct buffer out = {0};
    struct error error;

    assert_int_equal(field_from_text(field, text, &record, &error), 0);
    field_to_text(field, &record, &out);
    assert_int_equal(out.size, strlen(text));
    assert_memory_equal(out.data, text, out.size);
    buffer_close(&out);
}

static void values_survive_text(void **state)
{
    (void)state;
    expect_text("text", "a, b");
    expect_text("text", "");
    expect_text("integer", "-9223372036854775808");
    expect_text("integer", "9223372036854775807");
    expect_text("flag", "false");
    expect_text("id", "01020304-0506-7708-890a-0b0c0d0e0f10");
    expect_text("date", "2016-02-29");
    expect_text("date", "");
    expect_text("month", "2016-02");
    expect_text("instant", "2016-02-29T23:59:59.999Z");
    expect_text("instant", "");
    expect_text("colour", "blue");
    expect_text("colours", "red,green,blue");
    expect_text("texts", "un,deux,trois");
    expect_text("integers", "1,-2,3");
    expect_text("palette", "blue,red,blue");
}

static void expect_text_refusal(const char *member, const char *text, const char *wanted)
{
    struct everything record = everything_least();
    struct error error;

    assert_int_equal(field_from_text(schema_field(schema, member), text, &record, &error), -1);
    assert_string_equal(error.text, wanted);
}

static void texts_that_are_not_values_are_refused(void **state)
{
    (void)state;
    expect_text_refusal("integer", "9223372036854775808",
                        "integer : un entier est attendu, reçu « 9223372036854775808 »");
    expect_text_refusal("integer", "-", "integer : un entier est attendu, reçu « - »");
    expect_text_refusal("integer", "12 ", "integer : un entier est attendu, reçu « 12  »");
    expect_text_refusal("flag", "peut-être",
                        "flag : vrai ou faux (true, false) est attendu, reçu « peut-être »");
    expect_text_refusal("palette", "red,,blue",
                        "palette[1] : un mot parmi red, green, blue est attendu, reçu «  »");
    expect_text_refusal("inner", "x", "inner : ne s'écrit pas comme un simple texte");
    expect_text_refusal("text", "\xe9",
                        "text : un texte UTF-8 d'au plus 31 octets est attendu, "
                        "reçu des octets");
    expect_text_refusal("texts", "a,b,c,d,e", "texts : dépasse 4 éléments");
}

static void a_record_in_a_cell_is_json(void **state)
{
    struct everything record = everything_whole();
    struct buffer out = {0};

    (void)state;
    field_to_text(schema_field(schema, "inner"), &record, &out);
    buffer_append(&out, "", 1);
    assert_string_equal((const char *)out.data,
                        "{\"name\":\"toit\",\"number\":7,\"colour\":\"blue\"}");
    buffer_close(&out);
}

/* ---- checks and reference ---- */

static void expect_unsound(const struct everything *record, const char *text)
{
    struct error error;

    assert_int_equal(record_check(schema, record, &error), -1);
    assert_string_equal(error.text, text);
}

static void a_record_that_was_filled_by_a_program_is_checked_too(void **state)
{
    struct everything record = everything_whole();
    struct error error;

    (void)state;
    assert_int_equal(record_check(schema, &record, &error), 0);
    record.ranged = 0;
    expect_unsound(&record, "ranged : un entier de 1050 à 2100 est attendu, reçu 0");
    record = everything_whole();
    record.colour = COLOUR_NONE;
    expect_unsound(&record, "colour : obligatoire, absent");
    record.colour = (enum colour)9;
    expect_unsound(&record, "colour : valeur hors de son type");
    record = everything_whole();
    record.inners[1].number = 100;
    expect_unsound(&record, "inners[1].number : un entier de 1 à 99 est attendu, reçu 100");
    record = everything_whole();
    record.text_count = 5;
    expect_unsound(&record, "texts : dépasse 4 éléments");
    record = everything_whole();
    memset(record.text, 'x', sizeof record.text);
    expect_unsound(&record, "text : valeur hors de son type");
}

static void the_first_difference_is_named(void **state)
{
    struct everything a = everything_whole(), b = everything_whole();

    (void)state;
    assert_null(record_difference(schema, &a, &b));
    b.text[31] = 'z'; /* after the NUL: says nothing */
    assert_null(record_difference(schema, &a, &b));
    b.inners[1].number = 2;
    assert_string_equal(record_difference(schema, &a, &b), "inners");
    b.flag = false;
    assert_string_equal(record_difference(schema, &a, &b), "flag");
}

static void a_schema_with_a_private_member_is_not_public(void **state)
{
    struct error error;

    (void)state;
    assert_int_equal(record_check_public(&inner_schema, &error), 0);
    assert_int_equal(record_check_public(schema, &error), -1);
    assert_string_equal(error.text, "everything.birth is private: it belongs in the vault (P1)");
}

static void words_have_values_and_labels(void **state)
{
    (void)state;
    assert_int_equal(enumeration_value(&colour_enumeration, "green", 5), GREEN);
    assert_int_equal(enumeration_value(&colour_enumeration, "gree", 4), 0);
    assert_int_equal(enumeration_value(&colour_enumeration, "greens", 6), 0);
    assert_int_equal(enumeration_value(&colour_enumeration, "", 0), 0);
    assert_string_equal(enumeration_word(&colour_enumeration, BLUE), "blue");
    assert_string_equal(enumeration_label(&colour_enumeration, BLUE), "bleu");
    assert_string_equal(enumeration_word(&colour_enumeration, 0), "");
    assert_string_equal(enumeration_word(&colour_enumeration, 77), "");
}

static void the_reference_is_printed_from_the_table(void **state)
{
    char *text;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    json_t *json = record_describe_json(schema);

    (void)state;
    record_describe(schema, out);
    fclose(out);
    assert_non_null(strstr(text, "### `everything`\n\nOne of each.\n"));
    assert_non_null(
        strstr(text, "| `ranged` | integer, 1050 to 2100 | required | an integer \\| bounded |\n"));
    assert_non_null(strstr(text, "| `colours` | any of `red`, `green`, `blue` | optional |"));
    assert_non_null(strstr(text, "| `inners[].number` | integer, 1 to 99 | optional |"));
    assert_non_null(strstr(text, "(private: vault only)"));
    assert_int_equal(json_array_size(json_object_get(json, "fields")), schema->field_count);
    json_decref(json);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_type_survives_msgpack),
        cmocka_unit_test(absent_members_are_not_written_and_read_as_zero),
        cmocka_unit_test(a_message_cut_anywhere_is_refused),
        cmocka_unit_test(a_message_with_any_bit_flipped_never_harms),
        cmocka_unit_test(a_missing_member_is_named),
        cmocka_unit_test(a_required_member_must_not_be_its_zero),
        cmocka_unit_test(a_required_flag_may_be_false),
        cmocka_unit_test(a_wrong_type_is_refused_with_what_was_expected),
        cmocka_unit_test(a_wrong_value_is_refused_with_what_was_expected),
        cmocka_unit_test(lists_and_nested_records_name_the_element),
        cmocka_unit_test(an_optional_integer_that_is_zero_is_absent),
        cmocka_unit_test(what_was_private_is_not_repeated),
        cmocka_unit_test(bad_utf8_nul_ext_and_lies_are_malformed),
        cmocka_unit_test(unknown_keys_are_ignored),
        cmocka_unit_test(a_deep_unknown_value_is_refused),
        cmocka_unit_test(a_member_given_twice_is_refused),
        cmocka_unit_test(keys_must_be_texts),
        cmocka_unit_test(trailing_bytes_are_refused),
        cmocka_unit_test(the_order_of_keys_does_not_matter),
        cmocka_unit_test(what_is_not_a_map_is_refused),
        cmocka_unit_test(every_type_survives_json),
        cmocka_unit_test(absent_members_are_absent_from_json),
        cmocka_unit_test(json_refusals_name_the_member_and_what_was_expected),
        cmocka_unit_test(values_survive_text),
        cmocka_unit_test(texts_that_are_not_values_are_refused),
        cmocka_unit_test(a_record_in_a_cell_is_json),
        cmocka_unit_test(a_record_that_was_filled_by_a_program_is_checked_too),
        cmocka_unit_test(the_first_difference_is_named),
        cmocka_unit_test(a_schema_with_a_private_member_is_not_public),
        cmocka_unit_test(words_have_values_and_labels),
        cmocka_unit_test(the_reference_is_printed_from_the_table),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
