#include "services/cli/scenario_internal.h"

enum {
    CONTRACTS_OF_JOB = 5,
    REST_DAYS = 14,   /* between two things that happen to one contract */
    SOUGHT_DAYS = 80, /* people, six months after */
};

/* One contract's life, drawn before it is told: no date means that it does not happen. */
struct contract_life {
    struct random *random;
    struct job_life *job;
    struct id contract, person, renewal_of;
    struct date signed_on, starts_on;
    struct date end; /* planned in the end; none: CDI */
    int64_t months;
    int64_t added; /* by an extension */
    struct date extended_on;
    struct date converted_on;
    struct date broken_on, declared_on;
    enum breach_motive motive;
    enum initiator initiator;
    struct date suspended_on, resumed_on;
    struct date quiet_until; /* nothing happens from there on that is not drawn yet */
    struct milestones done;
};

static bool is_public(const struct job_life *job)
{
    enum employer_form form = job->maker->who.form;

    return form == FORM_COLLECTIVITE || form == FORM_PUBLIC_BODY;
}

/* ---- drawing ---- */

static void draw_extension(const struct scenario_settings *settings, struct contract_life *life)
{
    if (date_is_none(life->end) || life->months >= 36 || !id_is_none(&life->renewal_of) ||
        !random_chance(life->random, settings->extended))
        return;
    life->extended_on = scenario_plus(life->end, -random_between(life->random, 10, 30));
    life->added = life->months == 24 ? 12 : random_between(life->random, 1, 2) * 6 + 6;
    life->end = date_term_end(life->starts_on, (int)(life->months + life->added));
    life->quiet_until = life->extended_on;
}

static void draw_conversion(const struct scenario_settings *settings, struct contract_life *life)
{
    if (date_is_none(life->end) || life->added > 0 || is_public(life->job) ||
        !random_chance(life->random, settings->converted))
        return;
    life->converted_on =
        scenario_plus(life->starts_on, random_between(life->random, 240, 30 * life->months - 40));
    life->end = (struct date){0};
    life->quiet_until = life->converted_on;
}

static enum initiator draw_initiator(struct random *random, enum breach_motive motive)
{
    switch (motive) {
    case MOTIVE_ACCORD_MUTUEL:
    case MOTIVE_RUPTURE_CONVENTIONNELLE: return INITIATOR_BOTH;
    case MOTIVE_DATE_ANNUELLE_SALARIE:
    case MOTIVE_EMBAUCHE_AILLEURS:
    case MOTIVE_DEMISSION: return INITIATOR_EMPLOYEE;
    case MOTIVE_FIN_ESSAI:
        return random_chance(random, 550) ? INITIATOR_EMPLOYER : INITIATOR_EMPLOYEE;
    default: return INITIATOR_EMPLOYER;
    }
}

/* The annual-date motives hold only on the last day of a year of the contract (C7). */
static struct date draw_breach_day(struct contract_life *life, int64_t most)
{
    bool is_annual = life->motive == MOTIVE_DATE_ANNUELLE_EMPLOYEUR ||
                     life->motive == MOTIVE_DATE_ANNUELLE_SALARIE;
    int64_t years = (life->months + life->added) / 12;

    if (life->motive == MOTIVE_FIN_ESSAI)
        return scenario_plus(life->starts_on, random_between(life->random, 5, 27));
    if (is_annual && years > 1)
        return date_term_end(life->starts_on,
                             (int)(12 * random_between(life->random, 1, years - 1)));
    if (is_annual)
        life->motive = MOTIVE_ACCORD_MUTUEL;
    return scenario_plus(life->starts_on, random_between(life->random, 45, most));
}

static void forget_what_follows(struct contract_life *life)
{
    struct date last = scenario_plus(life->broken_on, -REST_DAYS);

    if (!date_is_none(life->extended_on) && date_compare(life->extended_on, last) > 0)
        life->extended_on = (struct date){0};
    life->quiet_until = date_is_none(life->extended_on) ? life->broken_on : life->quiet_until;
}

static void draw_breach(const struct scenario_settings *settings, struct contract_life *life)
{
    bool is_cdi = life->months == 0;
    int64_t most = is_cdi ? 1200 : life->end.day - life->starts_on.day - 60;

    if (!date_is_none(life->converted_on) || most < 60 ||
        !random_chance(life->random, is_cdi ? settings->broken_cdi : settings->broken_cdd))
        return;
    if (random_chance(life->random, settings->trial))
        life->motive = MOTIVE_FIN_ESSAI;
    else
        life->motive = (enum breach_motive)scenario_word(
            life->random, is_cdi ? &settings->motives_cdi : &settings->motives_cdd);
    life->broken_on = draw_breach_day(life, most);
    life->initiator = draw_initiator(life->random, life->motive);
    life->declared_on = life->broken_on;
    if (random_chance(life->random, settings->late))
        life->declared_on = scenario_plus(life->broken_on, random_between(life->random, 14, 30));
    forget_what_follows(life);
    /* An extension that was drawn but not reached: the contract was broken within its first term.
     */
    if (life->added > 0 && date_is_none(life->extended_on)) {
        life->end = date_term_end(life->starts_on, (int)life->months);
        life->added = 0;
        if (life->declared_on.day > life->end.day - REST_DAYS)
            life->declared_on = life->broken_on;
        if (life->broken_on.day > life->end.day - REST_DAYS)
            life->broken_on = life->declared_on = (struct date){0};
    }
}

static void draw_suspension(const struct scenario_settings *settings, struct contract_life *life)
{
    struct date first = scenario_plus(life->starts_on, 40);
    struct date last = date_is_none(life->quiet_until) ? life->end : life->quiet_until;
    int64_t days = random_between(life->random, 14, 70);

    if (!random_chance(life->random, settings->suspended))
        return;
    if (date_is_none(last))
        last = scenario_plus(life->starts_on, 700);
    if (last.day - first.day < days + 2 * REST_DAYS + 1)
        return;
    life->suspended_on = scenario_plus(
        first, random_between(life->random, 0, last.day - first.day - days - 2 * REST_DAYS));
    life->resumed_on = scenario_plus(life->suspended_on, days);
}

static void draw_life(const struct scenario_settings *settings, struct contract_life *life)
{
    if (life->months > 0)
        life->end = date_term_end(life->starts_on, (int)life->months);
    draw_extension(settings, life);
    draw_conversion(settings, life);
    draw_breach(settings, life);
    draw_suspension(settings, life);
}

/* ---- telling ---- */

static void sign(struct scenario *scenario, struct contract_life *life)
{
    const struct job_life *job = life->job;
    struct contract_sign signature = {
        .contract = life->contract,
        .job = job->job,
        .person = life->person,
        .tutor = job->maker->tutor,
        .kind = life->months == 0 ? KIND_CDI : KIND_CDD,
        .months = life->months,
        .weekly_minutes = job->weekly_minutes,
        .part_time_authorised = job->weekly_minutes < 2100,
        .renewal_of = life->renewal_of,
        .signed_on = life->signed_on,
        .starts_on = life->starts_on,
    };

    if (life->months > 0 && life->months < 36)
        signature.short_term_reason = (enum short_term_reason)random_between(
            life->random, SHORT_TRAINING_PATH, SHORT_ACTIVITY);
    scenario_add(scenario, life->signed_on, PHASE_SIGN, "prescriber", &contract_sign_schema,
                 &signature);
}

static void change(struct scenario *scenario, struct date day, const struct schema *schema,
                   const void *record)
{
    if (!date_is_none(day))
        scenario_add(scenario, day, PHASE_CONTRACT, "prescriber", schema, record);
}

static void tell_changes(struct scenario *scenario, struct contract_life *life)
{
    struct contract_suspend suspension = {.contract = life->contract,
                                          .suspended_on = life->suspended_on};
    struct contract_resume resumption = {.contract = life->contract,
                                         .resumed_on = life->resumed_on};
    struct contract_extend extension = {
        .contract = life->contract, .months = life->added, .extended_on = life->extended_on};
    struct contract_convert conversion = {.contract = life->contract,
                                          .converted_on = life->converted_on};
    struct contract_break breach = {.contract = life->contract,
                                    .motive = life->motive,
                                    .initiator = life->initiator,
                                    .broken_on = life->broken_on};

    suspension.is_paid = random_chance(life->random, scenario->settings->paid);
    suspension.reason = (enum suspension_reason)random_between(
        life->random, SUSPENSION_TRIAL_ELSEWHERE, SUSPENSION_UNPAID_LEAVE);
    change(scenario, life->suspended_on, &contract_suspend_schema, &suspension);
    change(scenario, life->resumed_on, &contract_resume_schema, &resumption);
    change(scenario, life->extended_on, &contract_extend_schema, &extension);
    change(scenario, life->converted_on, &contract_convert_schema, &conversion);
    if (!date_is_none(life->broken_on))
        change(scenario, life->declared_on, &contract_break_schema, &breach);
}

/* The tutor leaves; a colleague follows a week later (C4). */
static void tell_tutor(struct scenario *scenario, struct contract_life *life)
{
    struct date last = date_is_none(life->broken_on) ? life->end : life->broken_on;
    struct date day = scenario_plus(life->starts_on, random_between(life->random, 60, 180));
    struct contract_release_tutor release = {.contract = life->contract, .until = day};
    struct contract_assign_tutor assignment = {.contract = life->contract,
                                               .from = scenario_plus(day, 8)};

    if (!random_chance(life->random, scenario->settings->tutor_changed) ||
        (!date_is_none(last) && last.day < day.day + 5 * REST_DAYS)) {
        scenario_tutorship(scenario, life->job, life->job->maker->tutor, life->starts_on, last);
        return;
    }
    scenario_tutorship(scenario, life->job, life->job->maker->tutor, life->starts_on, day);
    assignment.tutor = scenario_tutor(scenario, life->random, life->job->maker, day);
    scenario_add(scenario, day, PHASE_TUTORING, "regional", &contract_release_tutor_schema,
                 &release);
    scenario_add(scenario, assignment.from, PHASE_TUTORING, "regional",
                 &contract_assign_tutor_schema, &assignment);
    scenario_tutorship(scenario, life->job, assignment.tutor, assignment.from, last);
}

/* Three years of a CDI; a conversion leaves it as it was signed. */
static struct date aid_end(const struct contract_life *life)
{
    if (!date_is_none(life->end))
        return life->end;
    return date_term_end(life->starts_on, life->months > 0 ? (int)life->months : 36);
}

/* Those who accompany see the contract once its life is drawn. */
static void support(struct scenario *scenario, struct contract_life *life, bool is_renewed)
{
    bool is_broken = !date_is_none(life->broken_on);
    struct supported supported = {
        .job = life->job,
        .contract = life->contract,
        .is_renewal = !id_is_none(&life->renewal_of),
        .is_broken = is_broken,
        .is_renewed = is_renewed,
        .signed_on = life->signed_on,
        .starts_on = life->starts_on,
        .first_end =
            life->months > 0 ? date_term_end(life->starts_on, (int)life->months) : (struct date){0},
        .end = life->end,
        .changed_on = date_is_none(life->converted_on) ? life->extended_on : life->converted_on,
        .left_on = is_broken ? life->broken_on : life->end,
        .known_on = is_broken ? life->declared_on : life->end,
        .aid_ends_on = aid_end(life),
        .done = &life->done,
    };

    scenario_contacts(scenario, &supported);
    scenario_sponsor(scenario, &supported);
    scenario_path(scenario, &supported);
    scenario_referral(scenario, &supported);
    scenario_items(scenario, &supported);
}

/* ---- what becomes of people ---- */

static enum exit_kind draw_exit(struct scenario *scenario, struct contract_life *life)
{
    const struct scenario_settings *settings = scenario->settings;
    enum exit_kind kind;

    if (life->motive == MOTIVE_EMBAUCHE_AILLEURS)
        return random_chance(life->random, 550) ? EXIT_CDI : EXIT_CDD_LONG;
    kind = (enum exit_kind)scenario_word(life->random, date_is_none(life->broken_on)
                                                           ? &settings->exits_ended
                                                           : &settings->exits_broken);
    return kind == EXIT_TITULARISATION && !is_public(life->job) ? EXIT_CDI : kind;
}

static bool is_job(enum exit_kind kind)
{
    return kind == EXIT_CDI || kind == EXIT_CDD_LONG || kind == EXIT_TITULARISATION;
}

/* Who is asked within six months says what was true at six months (C9); others are found later. */
static struct date draw_later(struct random *random, struct date left)
{
    int64_t days = random_between(random, -SOUGHT_DAYS, SOUGHT_DAYS / 2);

    return scenario_plus(date_add_months(left, 6), days < 0 ? 0 : days);
}

/* True when the person stays with the employer: the job is not offered again. */
static bool tell_exit(struct scenario *scenario, struct contract_life *life, struct date left,
                      struct date known)
{
    const struct scenario_settings *settings = scenario->settings;
    enum exit_kind kind = draw_exit(scenario, life);
    struct exit_record at_end = {.contract = life->contract, .kind = kind};
    struct exit_record_later later = {.contract = life->contract};

    at_end.same_employer =
        date_is_none(life->broken_on) && is_job(kind) &&
        (kind == EXIT_TITULARISATION || random_chance(life->random, settings->kept));
    if (random_chance(life->random, settings->exit_known))
        scenario_add(scenario, scenario_plus(known, random_between(life->random, 8, 35)),
                     PHASE_AFTER, "prescriber", &exit_record_schema, &at_end);
    later.kind = is_job(kind) && random_chance(life->random, 850)
                     ? kind
                     : (enum exit_kind)scenario_word(life->random, &settings->exits_later);
    if (later.kind == EXIT_TITULARISATION && !is_public(life->job))
        later.kind = EXIT_CDI;
    later.same_employer = at_end.same_employer && later.kind == kind;
    later.observed_on = draw_later(life->random, left);
    if (random_chance(life->random, settings->later_known)) {
        life->done.exit_later = later.observed_on;
        scenario_add(scenario, later.observed_on, PHASE_AFTER, "prescriber",
                     &exit_record_later_schema, &later);
    }
    return at_end.same_employer;
}

/* Some employers repay a part of what was paid; never more than three months of the smallest aid.
 */
static void tell_repayment(struct scenario *scenario, struct contract_life *life)
{
    bool is_owed =
        life->motive == MOTIVE_DATE_ANNUELLE_EMPLOYEUR || life->motive == MOTIVE_AUTRE_LICENCIEMENT;
    struct aid_repay repayment = {
        .contract = life->contract,
        .amount_cents = 100 * random_between(life->random, 100, 600),
        .repaid_on = scenario_plus(life->declared_on, random_between(life->random, 30, 120))};

    if (is_owed && random_chance(life->random, scenario->settings->repaid))
        scenario_add(scenario, repayment.repaid_on, PHASE_AFTER, "prescriber", &aid_repay_schema,
                     &repayment);
}

/* ---- one contract after the other ---- */

static void close_job(struct scenario *scenario, struct job_life *job, struct date left,
                      struct date known)
{
    struct job_close closing = {
        .job = job->job,
        .reason = (enum job_ending)random_between(&job->random, ENDING_EMPLOYER_GIVES_UP,
                                                  ENDING_NO_CANDIDATE),
        .closed_on = scenario_plus(known, random_between(&job->random, 8, 30))};

    /* Otherwise it closes by itself when the vacancy delay is over. */
    if (closing.closed_on.day < left.day + 75 &&
        random_chance(&job->random, scenario->settings->closed))
        scenario_add(scenario, closing.closed_on, PHASE_JOB, "regional", &job_close_schema,
                     &closing);
}

/* The day the next contract is signed; none: the job stays empty.  *next is the person of a
 * renewal, or none. */
static struct date after_contract(struct scenario *scenario, struct contract_life *life,
                                  struct id *renewal_of)
{
    const struct scenario_settings *settings = scenario->settings;
    bool is_broken = !date_is_none(life->broken_on);
    struct date left = is_broken ? life->broken_on : life->end;
    struct date known = is_broken ? life->declared_on : left;
    struct date next = scenario_plus(known, random_between(life->random, 10, 65));

    *renewal_of = (struct id){0};
    if (!is_broken && life->months == 12 && life->added == 0 && id_is_none(&life->renewal_of) &&
        random_chance(life->random, settings->renewed)) {
        *renewal_of = life->contract;
        return scenario_plus(left, 1);
    }
    tell_repayment(scenario, life);
    if (tell_exit(scenario, life, left, known) || next.day > left.day + 75 ||
        !random_chance(life->random, is_broken ? settings->refilled : settings->refilled / 2)) {
        close_job(scenario, life->job, left, known);
        return (struct date){0};
    }
    return next;
}

void scenario_contract(struct scenario *scenario, struct job_life *job, struct date signed_on)
{
    struct contract_life life = {0};
    struct id renewal_of = {0};

    for (int times = 0; times < CONTRACTS_OF_JOB && !date_is_none(signed_on); times++) {
        struct id person = life.person;

        if (date_compare(signed_on, scenario->settings->until) > 0)
            return;
        life = (struct contract_life){.random = &job->random,
                                      .job = job,
                                      .renewal_of = renewal_of,
                                      .months = job->months,
                                      .signed_on = signed_on};
        life.starts_on = id_is_none(&renewal_of)
                             ? scenario_plus(signed_on, random_between(&job->random, 0, 10))
                             : signed_on;
        if (id_is_none(&renewal_of))
            job->attested = 0;
        life.person = id_is_none(&renewal_of)
                          ? scenario_person(scenario, &job->random, job->maker->who.departement,
                                            signed_on, scenario->settings->start)
                          : person;
        life.contract = scenario_id(scenario, THING_CONTRACT, signed_on);
        sign(scenario, &life);
        draw_life(scenario->settings, &life);
        tell_changes(scenario, &life);
        tell_tutor(scenario, &life);
        signed_on = date_is_none(life.end) && date_is_none(life.broken_on)
                        ? (struct date){0} /* a CDI that goes on */
                        : after_contract(scenario, &life, &renewal_of);
        support(scenario, &life, !id_is_none(&renewal_of));
    }
}
