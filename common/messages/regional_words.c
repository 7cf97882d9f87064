#include "common/messages/regional_words.h"

#define COUNT(words) (sizeof(words) / sizeof((words)[0]))

static const char *const verdict_words[] = {NULL, "favourable", "unfavourable"};
static const char *const verdict_labels[] = {NULL, "favorable", "défavorable"};
const struct enumeration verdicts = {"verdict", verdict_words, verdict_labels,
                                     COUNT(verdict_words)};

static const char *const referral_need_words[] = {
    NULL,           "financial", "territorial",   "strategy",
    "organisation", "hr",        "communication", "partnership"};
static const char *const referral_need_labels[] = {
    NULL,           "ingénierie financière", "ingénierie territoriale", "stratégie et projet",
    "organisation", "ressources humaines",   "communication",           "partenariats"};
const struct enumeration referral_needs = {"referral_need", referral_need_words,
                                           referral_need_labels, COUNT(referral_need_words)};
