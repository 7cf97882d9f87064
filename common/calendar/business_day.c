#include "common/calendar/business_day.h"

#include <string.h>

/* A holiday on the same day each year: everywhere, or in the départements named. */
struct fixed_holiday {
    int month, day;
    const char *departements; /* NULL: everywhere */
};

/* A holiday so many days after Easter. */
struct moving_holiday {
    int after;
    const char *departements;
};

#define ALSACE_MOSELLE "57,67,68"

static const struct fixed_holiday fixed_holidays[] = {
    {1,  1,  NULL          }, /* jour de l'an */
    {5,  1,  NULL          }, /* fête du Travail */
    {5,  8,  NULL          }, /* victoire de 1945 */
    {7,  14, NULL          }, /* fête nationale */
    {8,  15, NULL          }, /* Assomption */
    {11, 1,  NULL          }, /* Toussaint */
    {11, 11, NULL          }, /* armistice de 1918 */
    {12, 25, NULL          }, /* Noël */
    {12, 26, ALSACE_MOSELLE}, /* Saint-Étienne */
    {4,  27, "976"         }, /* abolition of slavery: Mayotte… */
    {5,  22, "972"         }, /* …Martinique */
    {5,  27, "971"         }, /* …Guadeloupe */
    {6,  10, "973"         }, /* …Guyane */
    {12, 20, "974"         }, /* …La Réunion */
};

static const struct moving_holiday moving_holidays[] = {
    {-2, ALSACE_MOSELLE}, /* vendredi saint */
    {1,  NULL          }, /* lundi de Pâques */
    {39, NULL          }, /* Ascension */
    {50, NULL          }, /* lundi de Pentecôte */
};

static bool holds_there(const char *departements, const char *departement)
{
    size_t length = strlen(departement);

    if (departements == NULL)
        return true;
    for (const char *code = departements; *code != '\0' && length > 0;) {
        size_t size = strcspn(code, ",");

        if (size == length && memcmp(code, departement, length) == 0)
            return true;
        code += size + (code[size] == ',');
    }
    return false;
}

/* The computus of Meeus, Jones and Butcher: integers only, every Gregorian year. */
struct date date_easter(int year)
{
    int golden = year % 19, century = year / 100, in_century = year % 100;
    int leap = century / 4, leap_rest = century % 4;
    int moon = (century - (century + 8) / 25 + 1) / 3;
    int epact = (19 * golden + century - leap - moon + 15) % 30;
    int sunday = (32 + 2 * leap_rest + 2 * (in_century / 4) - epact - in_century % 4) % 7;
    int correction = (golden + 11 * epact + 22 * sunday) / 451;
    int days = epact + sunday - 7 * correction + 114;

    return date_make(year, days / 31, days % 31 + 1);
}

bool date_is_holiday(struct date date, const char *departement)
{
    int year, month, day, since_easter;

    if (date_is_none(date))
        return false;
    date_split(date, &year, &month, &day);
    for (size_t i = 0; i < sizeof fixed_holidays / sizeof fixed_holidays[0]; i++)
        if (fixed_holidays[i].month == month && fixed_holidays[i].day == day &&
            holds_there(fixed_holidays[i].departements, departement))
            return true;
    since_easter = date.day - date_easter(year).day;
    for (size_t i = 0; i < sizeof moving_holidays / sizeof moving_holidays[0]; i++)
        if (moving_holidays[i].after == since_easter &&
            holds_there(moving_holidays[i].departements, departement))
            return true;
    return false;
}

bool date_is_business_day(struct date date, const char *departement)
{
    enum { SUNDAY = 0, SATURDAY = 6 };
    int weekday = date_weekday(date);

    return !date_is_none(date) && weekday != SUNDAY && weekday != SATURDAY &&
           !date_is_holiday(date, departement);
}

struct date business_day_add(struct date date, int days, const char *departement)
{
    while (days > 0 && !date_is_none(date)) {
        date = date_add_days(date, 1);
        days -= date_is_business_day(date, departement);
    }
    return date;
}

int business_days_between(struct date from, struct date to, const char *departement)
{
    int days = 0;

    if (date_is_none(from))
        return 0;
    while (date_compare(from, to) < 0) {
        from = date_add_days(from, 1);
        days += date_is_business_day(from, departement);
    }
    return days;
}
