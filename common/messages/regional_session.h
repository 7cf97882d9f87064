/* regional_session.h - Collective sessions for tutors: planned, enrolled, held with attendance
 * or cancelled (S1 to S6). */
#pragma once

#include "common/messages/regional_words.h"

/* session.plan: A hub plans a collective session for tutors. */
struct session_plan {
    struct id session;
    char departement[4];
    struct id place;
    enum session_theme theme;
    struct date held_on;
    int64_t seats;
    char details[1001];
};
extern const struct schema session_plan_schema;

/* session.planned: A hub planned a collective session for tutors. */
struct session_planned {
    struct id session;
    char hub[40];
    char departement[4];
    struct id place;
    enum session_theme theme;
    struct date held_on;
    int64_t seats;
    struct date planned_on;
    bool has_notes;
};
extern const struct schema session_planned_schema;

/* session.amend: Day, seats, theme or place of a planned session change; absent members stay as
 * they are. */
struct session_amend {
    struct id session;
    struct id place;
    enum session_theme theme;
    struct date held_on;
    int64_t seats;
};
extern const struct schema session_amend_schema;

/* session.amended: All that is public of a planned session, after a change. */
struct session_amended {
    struct id session;
    char hub[40];
    char departement[4];
    struct id place;
    enum session_theme theme;
    struct date held_on;
    int64_t seats;
    struct date amended_on;
};
extern const struct schema session_amended_schema;

/* session.enrol: A tutor comes to a planned session, or waits for a seat. */
struct session_enrol {
    struct id session;
    struct id tutor;
};
extern const struct schema session_enrol_schema;

/* session.enrolled: A tutor has a seat, or waits for one. */
struct session_enrolled {
    struct id session;
    char hub[40];
    char departement[4];
    struct id tutor;
    bool is_waiting;
    int64_t rank;
    struct date enrolled_on;
};
extern const struct schema session_enrolled_schema;

/* session.enrol reply: What session.enrol answers. */
struct session_enrol_reply {
    bool is_waiting;
    int64_t rank;
};
extern const struct schema session_enrol_reply_schema;

/* session.withdraw: A tutor does not come; the seat goes to the first on the list. */
struct session_withdraw {
    struct id session;
    struct id tutor;
};
extern const struct schema session_withdraw_schema;

/* session.withdrawn: A tutor does not come. */
struct session_withdrawn {
    struct id session;
    char hub[40];
    char departement[4];
    struct id tutor;
    bool was_waiting;
    struct date withdrawn_on;
};
extern const struct schema session_withdrawn_schema;

/* session.promoted: A seat was free: the first on the list has it. */
struct session_promoted {
    struct id session;
    char hub[40];
    char departement[4];
    struct id tutor;
    struct date promoted_on;
};
extern const struct schema session_promoted_schema;

/* session.hold tutor: Who came. */
struct session_attendee {
    struct id tutor;
    enum attendance attendance;
};
extern const struct schema session_attendee_schema;

/* session.hold: A session took place; enrolled tutors that are not named were absent. */
struct session_hold {
    struct id session;
    struct date held_on;
    struct session_attendee tutors[100];
    size_t tutors_count;
};
extern const struct schema session_hold_schema;

/* session.held: A session took place. */
struct session_held {
    struct id session;
    char hub[40];
    char departement[4];
    struct id place;
    enum session_theme theme;
    struct date held_on;
    int64_t seats;
    int64_t enrolled;
    int64_t waiting;
    int64_t present;
    int64_t excused;
    int64_t absent;
};
extern const struct schema session_held_schema;

/* session.attended: What became of one enrolled tutor of a session that was held. */
struct session_attended {
    struct id session;
    char hub[40];
    char departement[4];
    struct id tutor;
    enum attendance attendance;
    enum session_theme theme;
    struct date held_on;
};
extern const struct schema session_attended_schema;

/* session.cancel: A planned session does not take place. */
struct session_cancel {
    struct id session;
    enum session_cancellation reason;
};
extern const struct schema session_cancel_schema;

/* session.cancelled: A planned session does not take place. */
struct session_cancelled {
    struct id session;
    char hub[40];
    char departement[4];
    enum session_cancellation reason;
    int64_t enrolled;
    struct date cancelled_on;
};
extern const struct schema session_cancelled_schema;

/* session.get: One session. */
struct session_get {
    struct id session;
};
extern const struct schema session_get_schema;

/* session: A collective session. */
struct session_view {
    struct id session;
    char departement[4];
    struct id place;
    enum session_theme theme;
    enum session_state state;
    struct date held_on;
    int64_t seats;
    int64_t enrolled;
    int64_t waiting;
    int64_t present;
    enum session_cancellation reason;
    bool has_notes;
};
extern const struct schema session_view_schema;

/* session.list: Sessions, in order of planning. */
struct session_list {
    char departement[4];
    uint32_t states; /* of session_states */
    enum session_theme theme;
    struct date from;
    struct date until;
    struct id after;
    int64_t limit;
};
extern const struct schema session_list_schema;

/* session.list reply: What session.list answers. */
struct session_page {
    struct session_view items[200];
    size_t items_count;
    struct id next;
};
extern const struct schema session_page_schema;

/* session.tutors: Who comes to a session, and who waits, in order. */
struct session_tutors {
    struct id session;
    int64_t after;
};
extern const struct schema session_tutors_schema;

/* session.tutors row: A tutor of a session. */
struct session_tutor {
    struct id tutor;
    enum enrolment_state state;
    int64_t rank;
    enum attendance attendance;
};
extern const struct schema session_tutor_schema;

/* session.tutors reply: What session.tutors answers. */
struct session_roll {
    struct session_tutor items[200];
    size_t items_count;
    int64_t next;
};
extern const struct schema session_roll_schema;
