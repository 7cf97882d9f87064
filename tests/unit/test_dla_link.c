/* Answering without an account: a signed link, for one adviser and one referral, once. */
#include <stdio.h>

#include "services/dla/link.h"
#include "tests/unit/given_dla.h"

static const uint8_t ours[32] = "a secret that only this one know";
static const uint8_t others[32] = "another secret of another place.";

/* ---- the token ---------------------------------------------------------------------------------
 */

static struct link_content content(void)
{
    return (struct link_content){.asking = story_id("#asking"),
                                 .expires_on = date_make(2013, 3, 4)};
}

static void a_token_says_what_was_put_in_and_fits_an_address(void **unused)
{
    char token[LINK_TOKEN_SIZE], again[LINK_TOKEN_SIZE];
    struct link_content put = content(), got = {0};

    (void)unused;
    link_write(ours, &put, token);
    assert_int_equal(strlen(token), LINK_TOKEN_SIZE - 1);
    assert_int_equal(strspn(token, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                   "0123456789-_"),
                     strlen(token));
    assert_int_equal(link_read(ours, token, &got), 0);
    assert_true(id_equal(&got.asking, &put.asking));
    assert_int_equal(got.expires_on.day, put.expires_on.day);
    link_write(ours, &put, again);
    assert_string_equal(token, again); /* nothing needs to be kept */
}

static void no_bit_of_a_token_can_be_changed(void **unused)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                  "0123456789-_";
    char token[LINK_TOKEN_SIZE], changed[LINK_TOKEN_SIZE];
    struct link_content put = content(), got;

    (void)unused;
    link_write(ours, &put, token);
    for (size_t at = 0; at < LINK_TOKEN_SIZE - 1; at++)
        for (const char *letter = letters; *letter != '\0'; letter++) {
            memcpy(changed, token, sizeof changed);
            changed[at] = *letter;
            if (*letter != token[at])
                assert_int_equal(link_read(ours, changed, &got), -1);
        }
}

static void another_secret_opens_nothing(void **unused)
{
    char token[LINK_TOKEN_SIZE];
    struct link_content put = content(), got;

    (void)unused;
    link_write(others, &put, token);
    assert_int_equal(link_read(ours, token, &got), -1);
}

static void what_is_not_a_token_is_refused(void **unused)
{
    static const char *const texts[] = {"", "a", "AAAA", "====", "\xc3\xa9", " "};
    char token[LINK_TOKEN_SIZE + 8];
    struct link_content put = content(), got;

    (void)unused;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        assert_int_equal(link_read(ours, texts[i], &got), -1);
    link_write(ours, &put, token);
    strcat(token, "A");
    assert_int_equal(link_read(ours, token, &got), -1);
    token[LINK_TOKEN_SIZE - 2] = '\0';
    assert_int_equal(link_read(ours, token, &got), -1);
}

/* ---- using it ----------------------------------------------------------------------------------
 */

/* The token of #chloe or #marc, as the gateway gets it; lives until the next one. */
static const char *token_of(struct story *story, const char *referral, const char *adviser)
{
    static char token[LINK_TOKEN_SIZE];
    char body[200], asking[40];

    dla_asks(story, "2013-02-04", referral, "18", "association");
    then(story, "referral.received", "{}");
    then(story, "referral.sent", "{'adviser': '#chloe'}");
    if (strcmp(adviser, "marc") == 0)
        then(story, "referral.sent", "{'adviser': '#marc'}");
    snprintf(asking, sizeof asking, "%s", story_text(story, "asking"));
    snprintf(body, sizeof body, "{'asking': '%s'}", asking);
    when(story, "gateway", "", "link.make", body);
    then_answer(story, "{'expires_on': '2013-03-04'}");
    snprintf(token, sizeof token, "%s", story_text(story, "token"));
    return token;
}

static void answer(struct story *story, const char *day, const char *token, const char *answer,
                   const char *more)
{
    char body[500];

    snprintf(body, sizeof body, "{'token': '%s', 'answer': '%s'%s}", token, answer, more);
    when(story, "gateway", day, "referral.answer_by_link", body);
}

static void a_link_accepts_and_is_used_up(void **unused)
{
    struct story *story = dla_story();
    const char *token = token_of(story, "#r", "chloe");

    (void)unused;
    answer(story, "2013-02-06", token, "see", ", 'referral': '#r'");
    then(story, "referral.seen", "{'adviser': '#chloe', 'business_days': 2}");
    then_nothing_more(story);
    answer(story, "2013-02-07", token, "accept", ", 'referral': '#r', 'details': 'Volontiers.'");
    then(story, "link.used",
         "{'referral': '#r', 'hub': 'regional_centre', 'adviser': '#chloe', 'answer': 'accept', "
         "'used_on': '2013-02-07'}");
    then(story, "referral.accepted", "{'referral': '#r', 'adviser': '#chloe'}");
    then_kept(story, "note.private", story_text(story, "note"), "{'text': 'Volontiers.'}");
    then(story, "referral.taken", "{'adviser': '#marc'}");
    then_nothing_more(story);
    answer(story, "2013-02-08", token, "decline", ", 'reason': 'other'");
    then_refused(story, "D3", "token", "a déjà servi le 07/02/2013");
    story_close(story);
}

static void a_link_declines_with_a_reason(void **unused)
{
    struct story *story = dla_story();
    const char *token = token_of(story, "#r", "marc");

    (void)unused;
    answer(story, "2013-02-07", token, "decline", "");
    then_refused(story, "D3", "reason", "Il faut un motif");
    answer(story, "2013-02-07", token, "decline", ", 'reason': 'no_capacity'");
    then(story, "link.used", "{'answer': 'decline', 'adviser': '#marc'}");
    then(story, "referral.seen", "{'adviser': '#marc'}");
    then(story, "referral.declined", "{'adviser': '#marc', 'reason': 'no_capacity'}");
    then_nothing_more(story);
    answer(story, "2013-02-07", token, "accept", "");
    then_refused(story, "D3", "token", "a déjà servi");
    story_close(story);
}

static void a_refused_answer_uses_nothing_up(void **unused)
{
    struct story *story = dla_story();
    const char *token = token_of(story, "#r", "chloe");

    (void)unused;
    answer(story, "2013-02-07", token, "decline", "");
    then_refused(story, "D3", "reason", "");
    answer(story, "2013-02-07", token, "accept", "");
    then_accepted(story);
    story_close(story);
}

static void a_link_expires(void **unused)
{
    struct story *story = dla_story();
    const char *token = token_of(story, "#r", "chloe");

    (void)unused;
    answer(story, "2013-03-05", token, "accept", "");
    then_refused(story, "D3", "token", "a expiré le 04/03/2013");
    then_refused_as(story, "forbidden");
    answer(story, "2013-03-04", token, "accept", ""); /* its last day */
    then_accepted(story);
    story_close(story);
}

static void a_forged_link_is_not_authentic(void **unused)
{
    struct story *story = dla_story();
    char token[LINK_TOKEN_SIZE];

    (void)unused;
    snprintf(token, sizeof token, "%s", token_of(story, "#r", "chloe"));
    token[20] = token[20] == 'A' ? 'B' : 'A';
    answer(story, "2013-02-07", token, "accept", "");
    then_refused(story, "D3", "token", "n'est pas authentique");
    then_refused_as(story, "forbidden");
    answer(story, "", "n-importe-quoi", "accept", "");
    then_refused(story, "D3", "token", "n'est pas authentique");
    story_close(story);
}

static void a_link_is_for_one_referral(void **unused)
{
    struct story *story = dla_story();
    const char *token = token_of(story, "#r", "chloe");

    (void)unused;
    dla_sent(story, "2013-02-04", "#autre");
    answer(story, "2013-02-07", token, "accept", ", 'referral': '#autre'");
    then_refused(story, "D3", "referral", "celui d'une autre orientation");
    story_close(story);
}

static void a_link_is_void_after_a_reassignment(void **unused)
{
    struct story *story = dla_story();
    const char *token = token_of(story, "#r", "chloe");

    (void)unused;
    dla_done(story, "regine", "2013-02-06", "referral.reassign", "#r", ", 'advisers': ['#marc']");
    answer(story, "2013-02-07", token, "accept", "");
    then_refused(story, "D3", "token", "a été réaffectée le 06/02/2013");
    story_close(story);
}

static void a_link_that_comes_after_another_acceptance_says_who_has_it(void **unused)
{
    struct story *story = dla_story();
    const char *token = token_of(story, "#r", "chloe");

    (void)unused;
    dla_done(story, "marc", "2013-02-06", "referral.accept", "#r", "");
    answer(story, "2013-02-07", token, "accept", "");
    then_refused(story, "D3", "referral", "acceptée le 06/02/2013 par le conseiller");
    story_close(story);
}

static void a_link_is_void_once_its_adviser_left_or_the_hub_took_it_back(void **unused)
{
    struct story *story = dla_story();
    const char *token = token_of(story, "#r", "chloe");

    (void)unused;
    done(story, "operator", "2013-02-06", "adviser.retire", "{'adviser': '#chloe'}");
    answer(story, "2013-02-07", token, "accept", "");
    then_refused(story, "D3", "token", "n'exerce plus depuis le 06/02/2013");
    story_close(story);
    story = dla_story();
    token = token_of(story, "#r", "chloe");
    dla_takes_back(story, "2013-02-06", "#r");
    answer(story, "2013-02-07", token, "accept", "");
    then_refused(story, "D3", "referral", "« retirée »");
    story_close(story);
}

static void who_answered_with_an_account_has_answered(void **unused)
{
    struct story *story = dla_story();
    const char *token = token_of(story, "#r", "chloe");

    (void)unused;
    dla_done(story, "chloe", "2013-02-06", "referral.decline", "#r", ", 'reason': 'other'");
    answer(story, "2013-02-07", token, "accept", "");
    then_refused(story, "D3", "referral", "déjà répondu");
    story_close(story);
}

static void no_event_holds_a_token(void **unused)
{
    struct story *story = dla_story();
    char token[LINK_TOKEN_SIZE];

    (void)unused;
    snprintf(token, sizeof token, "%s", token_of(story, "#r", "chloe"));
    answer(story, "2013-02-07", token, "accept", "");
    for (size_t i = 0; i < dla_event_count; i++)
        assert_null(schema_field(dla_events[i], "token"));
    story_close(story);
}

static void only_what_sends_a_link_may_have_it_made_and_advisers_need_none(void **unused)
{
    static const char *const others_roles[] = {"public",    "regional",  "ministry",
                                               "dla@chloe", "reporting", "operator"};
    struct story *story = dla_story();
    char body[200];

    (void)unused;
    dla_asks(story, "2013-02-04", "#r", "18", "association");
    then(story, "referral.received", "{}");
    then(story, "referral.sent", "{'adviser': '#chloe'}");
    snprintf(body, sizeof body, "{'asking': '%s'}", story_text(story, "asking"));
    for (size_t i = 0; i < sizeof others_roles / sizeof others_roles[0]; i++) {
        when(story, others_roles[i], "", "link.make", body);
        then_refused_as(story, "forbidden");
    }
    when(story, "gateway", "", "link.make", body);
    then_answer(story, "{'referral': '#r', 'adviser': '#chloe'}");
    when(story, "gateway", "2013-03-05", "link.make", body);
    then_refused(story, "D3", "asking", "a expiré le 04/03/2013");
    dla_accepted(story, "", "#r");
    when(story, "gateway", "", "link.make", body);
    then_refused(story, "D3", "asking", "« acceptée »");
    when(story, "gateway", "", "link.make", "{'asking': '#inconnue'}");
    then_refused_as(story, "not_found");
    story_close(story);
}

static void a_link_shows_its_referral_before_it_answers(void **unused)
{
    struct story *story = dla_story();
    const char *token = token_of(story, "#r", "chloe");
    char body[200];

    (void)unused;
    snprintf(body, sizeof body, "{'token': '%s'}", token);
    when(story, "public", "2013-02-06", "link.show", body);
    then_answer(story, "{'referral': '#r', 'adviser': '#chloe', 'departement': '18', "
                       "'form': 'association', 'siret': '73282932000074', 'state': 'sent', "
                       "'asking': 'sent', 'answer_due_on': '2013-02-18', "
                       "'expires_on': '2013-03-04'}");
    answer(story, "2013-02-07", token, "accept", "");
    when(story, "public", "", "link.show", body);
    then_answer(story, "{'state': 'accepted', 'used_on': '2013-02-07'}");
    story_close(story);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_token_says_what_was_put_in_and_fits_an_address),
        cmocka_unit_test(no_bit_of_a_token_can_be_changed),
        cmocka_unit_test(another_secret_opens_nothing),
        cmocka_unit_test(what_is_not_a_token_is_refused),
        cmocka_unit_test(a_link_accepts_and_is_used_up),
        cmocka_unit_test(a_link_declines_with_a_reason),
        cmocka_unit_test(a_refused_answer_uses_nothing_up),
        cmocka_unit_test(a_link_expires),
        cmocka_unit_test(a_forged_link_is_not_authentic),
        cmocka_unit_test(a_link_is_for_one_referral),
        cmocka_unit_test(a_link_is_void_after_a_reassignment),
        cmocka_unit_test(a_link_that_comes_after_another_acceptance_says_who_has_it),
        cmocka_unit_test(a_link_is_void_once_its_adviser_left_or_the_hub_took_it_back),
        cmocka_unit_test(who_answered_with_an_account_has_answered),
        cmocka_unit_test(no_event_holds_a_token),
        cmocka_unit_test(only_what_sends_a_link_may_have_it_made_and_advisers_need_none),
        cmocka_unit_test(a_link_shows_its_referral_before_it_answers),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
