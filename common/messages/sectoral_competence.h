/* sectoral_competence.h - The sector, its competences in versions, and the practices that show them
 * (M1–M5). */
#pragma once

#include "common/messages/sectoral_words.h"

/* sector.opened: A sector began: the métiers that it holds (M1). */
struct sector_opened {
    char sector[32];
    char label[96];
    uint32_t metiers; /* of metiers */
    struct date opened_on;
};
extern const struct schema sector_opened_schema;

/* sector.changed: The reference gave the sector other métiers (M1). */
struct sector_changed {
    char sector[32];
    char label[96];
    uint32_t metiers; /* of metiers */
    uint32_t before;  /* of metiers */
    struct date changed_on;
};
extern const struct schema sector_changed_schema;

/* sector.get: The sector of this service. */
struct sector_get {
    enum metier metier;
};
extern const struct schema sector_get_schema;

/* sector: What a sector holds. */
struct sector_view {
    char sector[32];
    char label[96];
    uint32_t metiers; /* of metiers */
    struct date opened_on;
    int64_t competences;
    int64_t practices;
    int64_t resources;
    int64_t paths;
    int64_t candidates;
    int64_t vacancies;
};
extern const struct schema sector_view_schema;

/* competence.define: The sector defines a competence of its métiers (M2). */
struct competence_define {
    char competence[40];
    char label[121];
    char description[401];
    char criteria[401];
    uint32_t metiers; /* of metiers */
    struct date from;
};
extern const struct schema competence_define_schema;

/* competence.define reply: What competence.define answers. */
struct competence_define_reply {
    int64_t version;
};
extern const struct schema competence_define_reply_schema;

/* competence.defined: A competence exists: its first version. */
struct competence_defined {
    char competence[40];
    char sector[32];
    int64_t version;
    char label[121];
    char description[401];
    char criteria[401];
    uint32_t metiers; /* of metiers */
    struct date from;
    bool is_default;
};
extern const struct schema competence_defined_schema;

/* competence.amend: The sector makes a new version of a competence; what is absent stays as it was
 * (M3). */
struct competence_amend {
    char competence[40];
    char label[121];
    char description[401];
    char criteria[401];
    uint32_t metiers; /* of metiers */
    struct date from;
};
extern const struct schema competence_amend_schema;

/* competence.amend reply: What competence.amend answers. */
struct competence_amend_reply {
    int64_t version;
};
extern const struct schema competence_amend_reply_schema;

/* competence.amended: A competence has a new version; the ones before can still be read. */
struct competence_amended {
    char competence[40];
    char sector[32];
    int64_t version;
    char label[121];
    char description[401];
    char criteria[401];
    uint32_t metiers; /* of metiers */
    struct date from;
};
extern const struct schema competence_amended_schema;

/* competence.retire: A competence is not asked for any more (M3); its code is never used again. */
struct competence_retire {
    char competence[40];
    char replaced_by[40];
    struct date retired_on;
};
extern const struct schema competence_retire_schema;

/* competence.retired: A competence is not asked for any more. */
struct competence_retired {
    char competence[40];
    char sector[32];
    int64_t version;
    char replaced_by[40];
    struct date retired_on;
};
extern const struct schema competence_retired_schema;

/* competence.get: One competence, as it is or as any version said. */
struct competence_get {
    char competence[40];
    int64_t version;
};
extern const struct schema competence_get_schema;

/* competence: A competence in one of its versions. */
struct competence_view {
    char competence[40];
    int64_t version;
    int64_t versions;
    char label[121];
    char description[401];
    char criteria[401];
    uint32_t metiers; /* of metiers */
    struct date from;
    struct date until;
    struct date retired_on;
    char replaced_by[40];
    char practices[16][40];
    size_t practices_count;
};
extern const struct schema competence_view_schema;

/* competence.list: Competences, in order of definition, in their last version. */
struct competence_list {
    enum metier metier;
    char practice[40];
    bool only_active;
    struct id after;
    int64_t limit;
};
extern const struct schema competence_list_schema;

/* competence.list reply: What competence.list answers. */
struct competence_page {
    struct competence_view items[200];
    size_t items_count;
    struct id next;
};
extern const struct schema competence_page_schema;

/* practice.link: A digital practice shows a competence (M4). */
struct practice_link {
    char practice[40];
    char competence[40];
    struct date linked_on;
};
extern const struct schema practice_link_schema;

/* practice.linked: A digital practice shows a competence. */
struct practice_linked {
    char practice[40];
    char competence[40];
    char sector[32];
    struct date linked_on;
    bool is_default;
};
extern const struct schema practice_linked_schema;

/* practice.unlink: A practice does not show that competence any more (M4). */
struct practice_unlink {
    char practice[40];
    char competence[40];
    struct date unlinked_on;
};
extern const struct schema practice_unlink_schema;

/* practice.unlinked: A practice does not show that competence any more. */
struct practice_unlinked {
    char practice[40];
    char competence[40];
    char sector[32];
    struct date unlinked_on;
};
extern const struct schema practice_unlinked_schema;

/* practice.get: What a practice shows. */
struct practice_get {
    char practice[40];
};
extern const struct schema practice_get_schema;

/* practice: A digital practice and the competences that it shows. */
struct practice_view {
    char practice[40];
    char competences[24][40];
    size_t competences_count;
};
extern const struct schema practice_view_schema;

/* practice.list: Practices that show competences of the sector, in order of first link. */
struct practice_list {
    char competence[40];
    struct id after;
    int64_t limit;
};
extern const struct schema practice_list_schema;

/* practice.list reply: What practice.list answers. */
struct practice_page {
    struct practice_view items[200];
    size_t items_count;
    struct id next;
};
extern const struct schema practice_page_schema;
