#include "common/messages/regional_session.h"

/* One row, one line: clang-format 14 cannot keep such tables. */
/* clang-format off */

#define RECORD struct session_plan
static const struct field session_plan_fields[] = {
    {ID(session),                  REQUIRED, "chosen by the caller"},
    {TEXT(departement),            REQUIRED, "where"},
    {ID(place),                    OPTIONAL, "at which known place"},
    {ENUM(theme, &session_themes), REQUIRED, "about what"},
    {DATE(held_on),                REQUIRED, "the day"},
    {INTEGER(seats),               REQUIRED, "how many tutors", RANGE(1, 100)},
    {TEXT(details),                OPTIONAL, "in words: address, speaker", PRIVATE},
};
const struct schema session_plan_schema = {
    .name = "session.plan",
    .meaning = "A hub plans a collective session for tutors.",
    FIELDS(session_plan_fields),
};
#undef RECORD

#define RECORD struct session_planned
static const struct field session_planned_fields[] = {
    {ID(session),                  REQUIRED, "the session"},
    {TEXT(hub),                    REQUIRED, "the hub's instance"},
    {TEXT(departement),            REQUIRED, "where"},
    {ID(place),                    OPTIONAL, "at which known place"},
    {ENUM(theme, &session_themes), REQUIRED, "about what"},
    {DATE(held_on),                REQUIRED, "the day"},
    {INTEGER(seats),               REQUIRED, "how many tutors"},
    {DATE(planned_on),             REQUIRED, "when"},
    {FLAG(has_notes),              OPTIONAL, "the vault has its words"},
};
const struct schema session_planned_schema = {
    .name = "session.planned",
    .meaning = "A hub planned a collective session for tutors.",
    FIELDS(session_planned_fields),
};
#undef RECORD

#define RECORD struct session_amend
static const struct field session_amend_fields[] = {
    {ID(session),                  REQUIRED, "the session"},
    {ID(place),                    OPTIONAL, "at which known place"},
    {ENUM(theme, &session_themes), OPTIONAL, "about what"},
    {DATE(held_on),                OPTIONAL, "the day"},
    {INTEGER(seats),               OPTIONAL, "how many tutors; not fewer than are enrolled (S3)", RANGE(0, 100)},
};
const struct schema session_amend_schema = {
    .name = "session.amend",
    .meaning = "Day, seats, theme or place of a planned session change; absent members stay as they are.",
    FIELDS(session_amend_fields),
};
#undef RECORD

#define RECORD struct session_amended
static const struct field session_amended_fields[] = {
    {ID(session),                  REQUIRED, "the session"},
    {TEXT(hub),                    REQUIRED, "the hub's instance"},
    {TEXT(departement),            REQUIRED, "where"},
    {ID(place),                    OPTIONAL, "at which known place"},
    {ENUM(theme, &session_themes), REQUIRED, "about what"},
    {DATE(held_on),                REQUIRED, "the day"},
    {INTEGER(seats),               REQUIRED, "how many tutors"},
    {DATE(amended_on),             REQUIRED, "when"},
};
const struct schema session_amended_schema = {
    .name = "session.amended",
    .meaning = "All that is public of a planned session, after a change.",
    FIELDS(session_amended_fields),
};
#undef RECORD

#define RECORD struct session_enrol
static const struct field session_enrol_fields[] = {
    {ID(session), REQUIRED, "the session"},
    {ID(tutor),   REQUIRED, "of a contract that the hub follows (S1)"},
};
const struct schema session_enrol_schema = {
    .name = "session.enrol",
    .meaning = "A tutor comes to a planned session, or waits for a seat.",
    FIELDS(session_enrol_fields),
};
#undef RECORD

#define RECORD struct session_enrolled
static const struct field session_enrolled_fields[] = {
    {ID(session),       REQUIRED, "the session"},
    {TEXT(hub),         REQUIRED, "the hub's instance"},
    {TEXT(departement), REQUIRED, "of the session"},
    {ID(tutor),         REQUIRED, "who"},
    {FLAG(is_waiting),  OPTIONAL, "the session is full: the tutor is on the list"},
    {INTEGER(rank),     REQUIRED, "seat or place on the list, from 1"},
    {DATE(enrolled_on), REQUIRED, "when"},
};
const struct schema session_enrolled_schema = {
    .name = "session.enrolled",
    .meaning = "A tutor has a seat, or waits for one.",
    FIELDS(session_enrolled_fields),
};
#undef RECORD

#define RECORD struct session_enrol_reply
static const struct field session_enrol_reply_fields[] = {
    {FLAG(is_waiting), OPTIONAL, "the session is full: the tutor is on the list"},
    {INTEGER(rank),    REQUIRED, "seat or place on the list, from 1"},
};
const struct schema session_enrol_reply_schema = {
    .name = "session.enrol reply",
    .meaning = "What session.enrol answers.",
    FIELDS(session_enrol_reply_fields),
};
#undef RECORD

#define RECORD struct session_withdraw
static const struct field session_withdraw_fields[] = {
    {ID(session), REQUIRED, "the session"},
    {ID(tutor),   REQUIRED, "who"},
};
const struct schema session_withdraw_schema = {
    .name = "session.withdraw",
    .meaning = "A tutor does not come; the seat goes to the first on the list.",
    FIELDS(session_withdraw_fields),
};
#undef RECORD

#define RECORD struct session_withdrawn
static const struct field session_withdrawn_fields[] = {
    {ID(session),        REQUIRED, "the session"},
    {TEXT(hub),          REQUIRED, "the hub's instance"},
    {TEXT(departement),  REQUIRED, "of the session"},
    {ID(tutor),          REQUIRED, "who"},
    {FLAG(was_waiting),  OPTIONAL, "was on the list"},
    {DATE(withdrawn_on), REQUIRED, "when"},
};
const struct schema session_withdrawn_schema = {
    .name = "session.withdrawn",
    .meaning = "A tutor does not come.",
    FIELDS(session_withdrawn_fields),
};
#undef RECORD

#define RECORD struct session_promoted
static const struct field session_promoted_fields[] = {
    {ID(session),       REQUIRED, "the session"},
    {TEXT(hub),         REQUIRED, "the hub's instance"},
    {TEXT(departement), REQUIRED, "of the session"},
    {ID(tutor),         REQUIRED, "who"},
    {DATE(promoted_on), REQUIRED, "when"},
};
const struct schema session_promoted_schema = {
    .name = "session.promoted",
    .meaning = "A seat was free: the first on the list has it.",
    FIELDS(session_promoted_fields),
};
#undef RECORD

#define RECORD struct session_attendee
static const struct field session_attendee_fields[] = {
    {ID(tutor),                      REQUIRED, "an enrolled tutor"},
    {ENUM(attendance, &attendances), REQUIRED, "present, excused or absent"},
};
const struct schema session_attendee_schema = {
    .name = "session.hold tutor",
    .meaning = "Who came.",
    FIELDS(session_attendee_fields),
};
#undef RECORD

#define RECORD struct session_hold
static const struct field session_hold_fields[] = {
    {ID(session),                                             REQUIRED, "the session"},
    {DATE(held_on),                                           OPTIONAL, "the day, when it was another one than planned"},
    {LIST_OF(tutors, tutors_count, &session_attendee_schema), OPTIONAL, "enrolled tutors"},
};
const struct schema session_hold_schema = {
    .name = "session.hold",
    .meaning = "A session took place; enrolled tutors that are not named were absent.",
    FIELDS(session_hold_fields),
};
#undef RECORD

#define RECORD struct session_held
static const struct field session_held_fields[] = {
    {ID(session),                  REQUIRED, "the session"},
    {TEXT(hub),                    REQUIRED, "the hub's instance"},
    {TEXT(departement),            REQUIRED, "where"},
    {ID(place),                    OPTIONAL, "at which known place"},
    {ENUM(theme, &session_themes), REQUIRED, "about what"},
    {DATE(held_on),                REQUIRED, "business date"},
    {INTEGER(seats),               REQUIRED, "how many there were"},
    {INTEGER(enrolled),            OPTIONAL, "tutors who had one"},
    {INTEGER(waiting),             OPTIONAL, "tutors who had none"},
    {INTEGER(present),             OPTIONAL, "of the enrolled"},
    {INTEGER(excused),             OPTIONAL, "of the enrolled"},
    {INTEGER(absent),              OPTIONAL, "of the enrolled"},
};
const struct schema session_held_schema = {
    .name = "session.held",
    .meaning = "A session took place.",
    FIELDS(session_held_fields),
};
#undef RECORD

#define RECORD struct session_attended
static const struct field session_attended_fields[] = {
    {ID(session),                    REQUIRED, "the session"},
    {TEXT(hub),                      REQUIRED, "the hub's instance"},
    {TEXT(departement),              REQUIRED, "where"},
    {ID(tutor),                      REQUIRED, "who"},
    {ENUM(attendance, &attendances), REQUIRED, "present, excused or absent"},
    {ENUM(theme, &session_themes),   REQUIRED, "about what"},
    {DATE(held_on),                  REQUIRED, "business date"},
};
const struct schema session_attended_schema = {
    .name = "session.attended",
    .meaning = "What became of one enrolled tutor of a session that was held.",
    FIELDS(session_attended_fields),
};
#undef RECORD

#define RECORD struct session_cancel
static const struct field session_cancel_fields[] = {
    {ID(session),                          REQUIRED, "the session"},
    {ENUM(reason, &session_cancellations), REQUIRED, "of a closed list"},
};
const struct schema session_cancel_schema = {
    .name = "session.cancel",
    .meaning = "A planned session does not take place.",
    FIELDS(session_cancel_fields),
};
#undef RECORD

#define RECORD struct session_cancelled
static const struct field session_cancelled_fields[] = {
    {ID(session),                          REQUIRED, "the session"},
    {TEXT(hub),                            REQUIRED, "the hub's instance"},
    {TEXT(departement),                    REQUIRED, "where"},
    {ENUM(reason, &session_cancellations), REQUIRED, "of a closed list"},
    {INTEGER(enrolled),                    OPTIONAL, "tutors who had a seat"},
    {DATE(cancelled_on),                   REQUIRED, "when"},
};
const struct schema session_cancelled_schema = {
    .name = "session.cancelled",
    .meaning = "A planned session does not take place.",
    FIELDS(session_cancelled_fields),
};
#undef RECORD

#define RECORD struct session_get
static const struct field session_get_fields[] = {
    {ID(session), REQUIRED, "the session"},
};
const struct schema session_get_schema = {
    .name = "session.get",
    .meaning = "One session.",
    FIELDS(session_get_fields),
};
#undef RECORD

#define RECORD struct session_view
static const struct field session_view_fields[] = {
    {ID(session),                          REQUIRED, "the session"},
    {TEXT(departement),                    REQUIRED, "where"},
    {ID(place),                            OPTIONAL, "at which known place"},
    {ENUM(theme, &session_themes),         REQUIRED, "about what"},
    {ENUM(state, &session_states),         REQUIRED, "planned, held or cancelled"},
    {DATE(held_on),                        REQUIRED, "the day"},
    {INTEGER(seats),                       REQUIRED, "how many tutors"},
    {INTEGER(enrolled),                    OPTIONAL, "tutors who have a seat"},
    {INTEGER(waiting),                     OPTIONAL, "tutors on the list"},
    {INTEGER(present),                     OPTIONAL, "of the enrolled, once held"},
    {ENUM(reason, &session_cancellations), OPTIONAL, "why cancelled"},
    {FLAG(has_notes),                      OPTIONAL, "the vault has its words"},
};
const struct schema session_view_schema = {
    .name = "session",
    .meaning = "A collective session.",
    FIELDS(session_view_fields),
};
#undef RECORD

#define RECORD struct session_list
static const struct field session_list_fields[] = {
    {TEXT(departement),            OPTIONAL, "only there"},
    {SET(states, &session_states), OPTIONAL, "only in these states"},
    {ENUM(theme, &session_themes), OPTIONAL, "only about this"},
    {DATE(from),                   OPTIONAL, "from this day on"},
    {DATE(until),                  OPTIONAL, "to this day"},
    {ID(after),                    OPTIONAL, "the next of the page before"},
    {INTEGER(limit),               OPTIONAL, "at most; 50 when absent", RANGE(1, 200)},
};
const struct schema session_list_schema = {
    .name = "session.list",
    .meaning = "Sessions, in order of planning.",
    FIELDS(session_list_fields),
};
#undef RECORD

#define RECORD struct session_page
static const struct field session_page_fields[] = {
    {LIST_OF(items, items_count, &session_view_schema), OPTIONAL, "the sessions"},
    {ID(next),                                          OPTIONAL, "ask again with it as after"},
};
const struct schema session_page_schema = {
    .name = "session.list reply",
    .meaning = "What session.list answers.",
    FIELDS(session_page_fields),
};
#undef RECORD

#define RECORD struct session_tutors
static const struct field session_tutors_fields[] = {
    {ID(session),    REQUIRED, "the session"},
    {INTEGER(after), OPTIONAL, "the next of the page before", RANGE(0, 100000)},
};
const struct schema session_tutors_schema = {
    .name = "session.tutors",
    .meaning = "Who comes to a session, and who waits, in order.",
    FIELDS(session_tutors_fields),
};
#undef RECORD

#define RECORD struct session_tutor
static const struct field session_tutor_fields[] = {
    {ID(tutor),                      REQUIRED, "who"},
    {ENUM(state, &enrolment_states), REQUIRED, "has a seat, or waits"},
    {INTEGER(rank),                  REQUIRED, "seat or place on the list, from 1"},
    {ENUM(attendance, &attendances), OPTIONAL, "once the session was held"},
};
const struct schema session_tutor_schema = {
    .name = "session.tutors row",
    .meaning = "A tutor of a session.",
    FIELDS(session_tutor_fields),
};
#undef RECORD

#define RECORD struct session_roll
static const struct field session_roll_fields[] = {
    {LIST_OF(items, items_count, &session_tutor_schema), OPTIONAL, "those with a seat first, then the list"},
    {INTEGER(next),                                      OPTIONAL, "ask again with it as after; none at the end"},
};
const struct schema session_roll_schema = {
    .name = "session.tutors reply",
    .meaning = "What session.tutors answers.",
    FIELDS(session_roll_fields),
};
#undef RECORD
