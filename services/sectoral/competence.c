#include "services/sectoral/competence.h"

#include <stdio.h>

#include "services/sectoral/sector.h"

const struct competence *competence_in_force(const struct context *context, const char *code,
                                             const char *rule, const char *field,
                                             struct refusal *refusal)
{
    const struct competence *competence = competence_find(context->state, code);

    if (competence == NULL)
        refuse(refusal, ERROR_NOT_FOUND, rule, field,
               "« %s » n'est pas une compétence du secteur « %s » ; il faut un de ses codes (%s).",
               code, sectoral_state_of(context)->label, rule);
    else if (!date_is_none(competence->retired_on))
        refuse(refusal, ERROR_CONFLICT, rule, field,
               "La compétence « %s » est retirée depuis le %s ; il faut une compétence en vigueur "
               "(%s).",
               code, day_text(competence->retired_on), rule);
    else
        return competence;
    return NULL;
}

int competence_check_list(const struct context *context, const char (*codes)[COMPETENCE_CODE_SIZE],
                          size_t count, const char *rule, uint32_t *of, struct refusal *refusal)
{
    struct competence_set seen = {0};

    *of = 0;
    for (size_t i = 0; i < count; i++) {
        const struct competence *competence =
            competence_in_force(context, codes[i], rule, "competences", refusal);

        if (competence == NULL)
            return -1;
        if (competence_set_has(&seen, competence->number))
            return refuse(refusal, ERROR_INVALID, rule, "competences",
                          "La compétence « %s » est donnée deux fois (%s).", codes[i], rule);
        competence_set_add(&seen, competence->number);
        *of |= competence_now(competence)->metiers;
    }
    return 0;
}

/* ---- the rules of a definition ---- */

/* M2: as registration takes it from people (person.register). */
static int check_code(const struct context *context, const char *code, struct refusal *refusal)
{
    const struct sectoral_state *state = context->state;
    size_t length = strspn(code, "abcdefghijklmnopqrstuvwxyz0123456789_-");

    if (length < 2 || code[length] != '\0' || code[0] < 'a' || code[0] > 'z')
        return refuse(refusal, ERROR_INVALID, "M2", "competence",
                      "« %s » n'est pas un code de compétence ; il faut au moins deux signes : une "
                      "minuscule, puis des minuscules sans accent, des chiffres, « _ » ou « - » "
                      "(M2).",
                      code);
    if (competence_find(state, code) != NULL)
        return refuse(refusal, ERROR_CONFLICT, "M2", "competence",
                      "Le code « %s » a déjà servi ; modifiez la compétence ou choisissez un autre "
                      "code (M2).",
                      code);
    if (state->competences.count == COMPETENCES_MOST)
        return refuse(refusal, ERROR_CONFLICT, "M2", "competence",
                      "Le secteur a déjà défini %d compétences ; c'est le maximum (M2).",
                      COMPETENCES_MOST);
    return 0;
}

/* M5: so that a proposal can say all that is met and missing. */
static int check_room(const struct context *context, uint32_t gained, struct refusal *refusal)
{
    for (size_t metier = 1; metier < metiers.count; metier++)
        if ((gained >> metier & 1) != 0 &&
            competence_count(context->state, (enum metier)metier) >= COMPETENCES_OF_METIER_MOST)
            return refuse(refusal, ERROR_CONFLICT, "M5", "metiers",
                          "Le métier « %s » demande déjà %d compétences, le maximum ; retirez-en "
                          "une d'abord (M5).",
                          enumeration_label(&metiers, (int)metier), COMPETENCES_OF_METIER_MOST);
    return 0;
}

int competence_decide_define(const struct context *context, const void *request,
                             struct decision *out, struct refusal *refusal)
{
    const struct competence_define *asked = request;
    struct competence_defined event = {.version = 1, .metiers = asked->metiers};

    if (sector_check_metiers(context, asked->metiers, refusal) < 0 ||
        check_code(context, asked->competence, refusal) < 0 ||
        check_room(context, asked->metiers, refusal) < 0 ||
        refuse_nir(&competence_define_schema, request, refusal) < 0 ||
        sectoral_day(context, asked->from, "from", &event.from, refusal) < 0)
        return -1;
    memcpy(event.competence, asked->competence, sizeof event.competence);
    memcpy(event.sector, sectoral_state_of(context)->sector, sizeof event.sector);
    memcpy(event.label, asked->label, sizeof event.label);
    memcpy(event.description, asked->description, sizeof event.description);
    memcpy(event.criteria, asked->criteria, sizeof event.criteria);
    decide_event(out, &competence_defined_schema, &event, "");
    return 0;
}

/* What is absent stays as it was; -1 when nothing at all changes. */
static int amended_words(const struct competence *competence, const struct competence_amend *asked,
                         struct competence_amended *event)
{
    const struct competence_version *now = competence_now(competence);
    const struct {
        const char *asked;
        char *out;
        size_t size;
    } texts[COMPETENCE_TEXTS] = {
        [COMPETENCE_LABEL] = {asked->label,       event->label,       sizeof event->label   },
        [COMPETENCE_DESCRIPTION] = {asked->description, event->description,
                              sizeof event->description                                     },
        [COMPETENCE_CRITERIA] = {asked->criteria,    event->criteria,    sizeof event->criteria},
    };
    bool is_other;

    event->metiers = asked->metiers != 0 ? asked->metiers : now->metiers;
    is_other = event->metiers != now->metiers;
    for (size_t i = 0; i < COMPETENCE_TEXTS; i++) {
        const char *before = texts_get(&now->texts, i);
        const char *after = texts[i].asked[0] != '\0' ? texts[i].asked : before;

        snprintf(texts[i].out, texts[i].size, "%s", after);
        is_other = is_other || strcmp(before, after) != 0;
    }
    return is_other ? 0 : -1;
}

/* M3: versions follow each other. */
static int check_order(const struct competence *competence, struct date from,
                       struct refusal *refusal)
{
    struct date last = competence_now(competence)->from;

    if (date_compare(from, last) >= 0)
        return 0;
    return refuse(refusal, ERROR_CONFLICT, "M3", "from",
                  "La version %d de « %s » vaut depuis le %s ; la suivante ne peut pas valoir dès "
                  "le %s (M3).",
                  (int)competence->version_count, competence->code, day_text(last), day_text(from));
}

int competence_decide_amend(const struct context *context, const void *request,
                            struct decision *out, struct refusal *refusal)
{
    const struct competence_amend *asked = request;
    const struct competence *competence =
        competence_in_force(context, asked->competence, "M3", "competence", refusal);
    struct competence_amended event = {0};

    if (competence == NULL || refuse_nir(&competence_amend_schema, request, refusal) < 0 ||
        sectoral_day(context, asked->from, "from", &event.from, refusal) < 0 ||
        check_order(competence, event.from, refusal) < 0)
        return -1;
    if (amended_words(competence, asked, &event) < 0 ||
        competence->version_count == COMPETENCE_VERSIONS_MOST)
        return refuse(refusal, ERROR_INVALID, "M3", "competence",
                      "Rien ne change dans « %s » ; une nouvelle version dit autre chose que la "
                      "version %d, et il y en a %d au plus (M3).",
                      competence->code, (int)competence->version_count, COMPETENCE_VERSIONS_MOST);
    if (sector_check_metiers(context, event.metiers, refusal) < 0 ||
        check_room(context, event.metiers & ~competence_now(competence)->metiers, refusal) < 0)
        return -1;
    memcpy(event.competence, competence->code, sizeof event.competence);
    memcpy(event.sector, sectoral_state_of(context)->sector, sizeof event.sector);
    event.version = competence->version_count + 1;
    decide_event(out, &competence_amended_schema, &event, "");
    return 0;
}

int competence_decide_retire(const struct context *context, const void *request,
                             struct decision *out, struct refusal *refusal)
{
    const struct competence_retire *asked = request;
    const struct competence *competence =
        competence_in_force(context, asked->competence, "M3", "competence", refusal);
    struct competence_retired event = {0};

    if (competence == NULL ||
        sectoral_day(context, asked->retired_on, "retired_on", &event.retired_on, refusal) < 0 ||
        check_order(competence, event.retired_on, refusal) < 0)
        return -1;
    if (asked->replaced_by[0] != '\0') {
        const struct competence *other =
            competence_in_force(context, asked->replaced_by, "M3", "replaced_by", refusal);

        if (other == NULL)
            return -1;
        if (other == competence)
            return refuse(refusal, ERROR_INVALID, "M3", "replaced_by",
                          "La compétence « %s » ne se remplace pas elle-même (M3).",
                          competence->code);
        memcpy(event.replaced_by, other->code, sizeof event.replaced_by);
    }
    memcpy(event.competence, competence->code, sizeof event.competence);
    memcpy(event.sector, sectoral_state_of(context)->sector, sizeof event.sector);
    event.version = competence->version_count;
    decide_event(out, &competence_retired_schema, &event, "");
    return 0;
}

/* ---- the delivered catalogue -------------------------------------------------------------------
 */

/* M2, M5: what may still be added. */
struct room {
    size_t competences;
    size_t of_metier[METIER_VIDEO_LUDIQUE + 1];
};

static struct room room_left(const struct sectoral_state *state)
{
    struct room room = {.competences = COMPETENCES_MOST - state->competences.count};

    for (int metier = METIER_FORGEUR; metier <= METIER_VIDEO_LUDIQUE; metier++) {
        size_t count = competence_count(state, (enum metier)metier);

        if (count < COMPETENCES_OF_METIER_MOST)
            room.of_metier[metier] = COMPETENCES_OF_METIER_MOST - count;
    }
    return room;
}

/* Those of the métiers that still have room for one more competence, which they take. */
static uint32_t take_room(struct room *room, uint32_t of)
{
    uint32_t taken = 0;

    for (int metier = METIER_FORGEUR; metier <= METIER_VIDEO_LUDIQUE; metier++)
        if ((of >> metier & 1) != 0 && room->of_metier[metier] > 0) {
            room->of_metier[metier]--;
            taken |= UINT32_C(1) << metier;
        }
    return taken;
}

static uint32_t metiers_of(const struct competence_reference *row)
{
    uint32_t set = 0;

    for (const char *word = row->metiers; *word != '\0';) {
        size_t length = strcspn(word, " ");

        set |= UINT32_C(1) << enumeration_value(&metiers, word, length);
        word += length + (word[length] == ' ');
    }
    return set & ~UINT32_C(1);
}

static void define_default(const struct context *context, const struct competence_reference *row,
                           const char *sector, uint32_t of, struct room *room, struct decision *out)
{
    struct competence_defined event = {.version = 1, .from = context->today, .is_default = true};

    if (room->competences == 0)
        return;
    event.metiers = take_room(room, of);
    if (event.metiers == 0)
        return;
    room->competences--;
    memcpy(event.competence, row->code, sizeof event.competence);
    memcpy(event.sector, sector, sizeof event.sector);
    memcpy(event.label, row->label, sizeof event.label);
    memcpy(event.description, row->description, sizeof event.description);
    memcpy(event.criteria, row->criteria, sizeof event.criteria);
    decide_event(out, &competence_defined_schema, &event, "");
}

/* A métier joined the sector: what its others know already is asked for by it too. */
static void widen(const struct context *context, const struct competence *competence, uint32_t more,
                  struct room *room, struct decision *out)
{
    uint32_t now = competence_now(competence)->metiers;
    struct competence_amended event = {.from = context->today};
    struct competence_amend asked = {.metiers = now};

    if (!date_is_none(competence->retired_on))
        return;
    asked.metiers |= take_room(room, more & ~now);
    if (amended_words(competence, &asked, &event) < 0)
        return;
    memcpy(event.competence, competence->code, sizeof event.competence);
    memcpy(event.sector, sectoral_state_of(context)->sector, sizeof event.sector);
    event.version = competence->version_count + 1;
    decide_event(out, &competence_amended_schema, &event, "");
}

static bool is_taken(const struct decision *out, const char *code)
{
    for (size_t i = 0; i < out->event_count; i++) {
        const struct competence_defined *event = out->events[i].record;

        if (out->events[i].schema == &competence_defined_schema &&
            strcmp(event->competence, code) == 0)
            return true;
    }
    return false;
}

static void link_defaults(const struct context *context, const char *sector, struct decision *out)
{
    const struct practice_competence *links;
    size_t count = reference_links(context->reference, &links);

    for (size_t i = 0; i < count; i++) {
        struct practice_linked event = {.linked_on = context->today, .is_default = true};

        if (!is_taken(out, links[i].competence))
            continue;
        memcpy(event.practice, links[i].practice, sizeof event.practice);
        memcpy(event.competence, links[i].competence, sizeof event.competence);
        memcpy(event.sector, sector, sizeof event.sector);
        decide_event(out, &practice_linked_schema, &event, "");
    }
}

void competence_create(const struct context *context, const char *sector, uint32_t wanted,
                       uint32_t all, struct decision *out)
{
    const struct competence_reference *rows;
    size_t count = reference_competences(context->reference, &rows);
    struct room room = room_left(context->state);

    for (size_t i = 0; i < count; i++) {
        const struct competence *known = competence_find(context->state, rows[i].code);
        uint32_t of = metiers_of(&rows[i]);

        if ((of & wanted) == 0)
            continue;
        if (known != NULL)
            widen(context, known, of & wanted, &room, out);
        else
            define_default(context, &rows[i], sector, of & all, &room, out);
    }
    link_defaults(context, sector, out);
}
