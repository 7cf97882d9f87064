#include "common/calendar/calendar.h"

#include <string.h>

enum { LAST_DAY = 3652059, UNIX_DAY = 719163 /* 1970-01-01 */ };
enum { HOUR_MS = 3600 * 1000, DAY_MS = 24 * HOUR_MS };

static bool year_is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in(int year, int month)
{
    static const int8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return days[month - 1] + (month == 2 && year_is_leap(year));
}

/* Days before 1 January of that year, and before the first of that month of a common year. */
static int32_t days_before_year(int year)
{
    int past = year - 1;

    return past * 365 + past / 4 - past / 100 + past / 400;
}

static int days_before_month(int year, int month)
{
    static const int16_t days[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};

    return days[month - 1] + (month > 2 && year_is_leap(year));
}

static struct date date_of_day(int64_t day)
{
    return (struct date){day < 1 || day > LAST_DAY ? 0 : (int32_t)day};
}

struct date date_make(int year, int month, int day)
{
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > days_in(year, month))
        return (struct date){0};
    return (struct date){days_before_year(year) + days_before_month(year, month) + day};
}

void date_split(struct date date, int *year, int *month, int *day)
{
    int rest;

    *year = *month = *day = 0;
    if (date.day < 1 || date.day > LAST_DAY)
        return;
    *year = (int)((int64_t)date.day * 400 / 146097) + 1; /* right, or one too many or too few */
    while (days_before_year(*year) >= date.day)
        (*year)--;
    while (days_before_year(*year + 1) < date.day)
        (*year)++;
    rest = date.day - days_before_year(*year);
    *month = (rest - 1) / 32 + 1; /* right, or one too few */
    if (*month < 12 && days_before_month(*year, *month + 1) < rest)
        (*month)++;
    *day = rest - days_before_month(*year, *month);
}

/* Reads exactly `digits` decimal digits and moves on: the number, or -1. */
static int take_digits(const char **text, int digits)
{
    int value = 0;

    for (int i = 0; i < digits; i++) {
        char c = **text;

        if (c < '0' || c > '9')
            return -1;
        value = value * 10 + (c - '0');
        (*text)++;
    }
    return value;
}

static bool take(const char **text, char wanted)
{
    if (**text != wanted)
        return false;
    (*text)++;
    return true;
}

static int take_date(const char **text, struct date *out)
{
    int year, month, day;

    if ((year = take_digits(text, 4)) < 0 || !take(text, '-') ||
        (month = take_digits(text, 2)) < 0 || !take(text, '-') || (day = take_digits(text, 2)) < 0)
        return -1;
    *out = date_make(year, month, day);
    return out->day == 0 ? -1 : 0;
}

int date_parse(const char *text, struct date *out)
{
    struct date date;

    if (take_date(&text, &date) < 0 || *text != '\0')
        return -1;
    *out = date;
    return 0;
}

/* A number of two digits, of four: without a NUL. */
static char *put_two(char *out, int value)
{
    out[0] = (char)('0' + value / 10);
    out[1] = (char)('0' + value % 10);
    return out + 2;
}

static char *put_four(char *out, int value)
{
    return put_two(put_two(out, value / 100), value % 100);
}

void date_format(struct date date, char out[DATE_TEXT_SIZE])
{
    int year, month, day;

    date_split(date, &year, &month, &day);
    out[0] = '\0';
    if (year == 0)
        return;
    out = put_four(out, year);
    *out++ = '-';
    out = put_two(out, month);
    *out++ = '-';
    *put_two(out, day) = '\0';
}

struct date date_add_days(struct date date, int days)
{
    return date_is_none(date) ? date : date_of_day((int64_t)date.day + days);
}

/* `clamped` tells that the month wanted has no such day. */
static struct date add_months(struct date date, int months, bool *clamped)
{
    struct month wanted = month_add(month_of(date), months);
    int year, month, day;

    *clamped = false;
    if (wanted.month == 0)
        return (struct date){0};
    date_split(date, &year, &month, &day);
    *clamped = day > month_days(wanted);
    return *clamped ? month_last(wanted) : (struct date){month_first(wanted).day + day - 1};
}

struct date date_add_months(struct date date, int months)
{
    bool clamped;

    return add_months(date, months, &clamped);
}

struct date date_term_end(struct date start, int months)
{
    bool clamped;
    struct date end = add_months(start, months, &clamped);

    /* A term that would end after a day its month lacks ends on the last day of that month. */
    return clamped ? end : date_add_days(end, -1);
}

int date_age(struct date birth, struct date on)
{
    int birth_year, birth_month, birth_day, year, month, day;

    date_split(birth, &birth_year, &birth_month, &birth_day);
    date_split(on, &year, &month, &day);
    return year - birth_year - (month < birth_month || (month == birth_month && day < birth_day));
}

int date_weekday(struct date date)
{
    return (int)(date.day % 7); /* 0001-01-01 was a Monday */
}

struct month month_make(int year, int month)
{
    if (year < 1 || year > 9999 || month < 1 || month > 12)
        return (struct month){0};
    return (struct month){year * 12 + month - 1};
}

struct month month_of(struct date date)
{
    int year, month, day;

    date_split(date, &year, &month, &day);
    return month_make(year, month);
}

int month_parse(const char *text, struct month *out)
{
    int year, month;

    if ((year = take_digits(&text, 4)) < 0 || !take(&text, '-') ||
        (month = take_digits(&text, 2)) < 0 || *text != '\0' || month_make(year, month).month == 0)
        return -1;
    *out = month_make(year, month);
    return 0;
}

void month_format(struct month month, char out[MONTH_TEXT_SIZE])
{
    out[0] = '\0';
    if (month.month < 12 || month.month >= 120000)
        return;
    out = put_four(out, month.month / 12);
    *out++ = '-';
    *put_two(out, month.month % 12 + 1) = '\0';
}

struct month month_add(struct month month, int months)
{
    int64_t sum = (int64_t)month.month + months;

    return (struct month){month.month == 0 || sum < 12 || sum >= 120000 ? 0 : (int32_t)sum};
}

struct date month_first(struct month month)
{
    return date_make(month.month / 12, month.month % 12 + 1, 1);
}

struct date month_last(struct month month)
{
    return date_make(month.month / 12, month.month % 12 + 1, month_days(month));
}

int month_days(struct month month)
{
    return month.month < 12 ? 0 : days_in(month.month / 12, month.month % 12 + 1);
}

static int64_t floor_divide(int64_t value, int64_t by)
{
    return value / by - (value % by < 0);
}

/* The day on which the clocks change: the last Sunday of March or of October. */
static struct date last_sunday(int year, int month)
{
    struct date last = date_make(year, month, 31);

    return date_add_days(last, -date_weekday(last));
}

static int64_t utc_midnight(struct date date)
{
    return ((int64_t)date.day - UNIX_DAY) * DAY_MS;
}

static int64_t paris_offset(int64_t instant_ms, int year)
{
    int64_t begins = utc_midnight(last_sunday(year, 3)) + HOUR_MS;
    int64_t ends = utc_midnight(last_sunday(year, 10)) + HOUR_MS;

    return instant_ms >= begins && instant_ms < ends ? 2 * HOUR_MS : HOUR_MS;
}

struct date instant_date(int64_t instant_ms)
{
    struct date utc = date_of_day(floor_divide(instant_ms, DAY_MS) + UNIX_DAY);
    int year, month, day;

    if (date_is_none(utc))
        return utc;
    date_split(utc, &year, &month, &day);
    return date_of_day(floor_divide(instant_ms + paris_offset(instant_ms, year), DAY_MS) +
                       UNIX_DAY);
}

int64_t date_instant(struct date date)
{
    int year, month, day;

    date_split(date, &year, &month, &day);
    if (year == 0)
        return 0;
    /* Midnight in Paris is at 22:00 or 23:00 UTC; the clocks never change between the two. */
    return utc_midnight(date) - paris_offset(utc_midnight(date) - HOUR_MS, year);
}

void instant_format(int64_t instant_ms, char out[INSTANT_TEXT_SIZE])
{
    struct date date = date_of_day(floor_divide(instant_ms, DAY_MS) + UNIX_DAY);
    int in_day;

    out[0] = '\0';
    if (date_is_none(date))
        return;
    in_day = (int)(instant_ms - utc_midnight(date));
    date_format(date, out);
    out += DATE_TEXT_SIZE - 1;
    *out++ = 'T';
    out = put_two(out, in_day / HOUR_MS);
    *out++ = ':';
    out = put_two(out, in_day / 60000 % 60);
    *out++ = ':';
    out = put_two(out, in_day / 1000 % 60);
    *out++ = '.';
    *out++ = (char)('0' + in_day % 1000 / 100);
    memcpy(put_two(out, in_day % 100), "Z", 2);
}

/* ".5", ".25", ".123456": milliseconds, the rest cut off; 0 when there is none; -1 when a digit
 * lacks. */
static int take_fraction(const char **text)
{
    int value = 0, digits = 0;

    if (!take(text, '.'))
        return 0;
    for (; **text >= '0' && **text <= '9' && digits < 9; (*text)++, digits++)
        if (digits < 3)
            value = value * 10 + (**text - '0');
    for (int i = digits; i < 3; i++)
        value *= 10;
    return digits == 0 ? -1 : value;
}

int instant_parse(const char *text, int64_t *out_ms)
{
    struct date date;
    int hour, minute, second, fraction;

    if (take_date(&text, &date) < 0 || !take(&text, 'T') || (hour = take_digits(&text, 2)) < 0 ||
        hour > 23 || !take(&text, ':') || (minute = take_digits(&text, 2)) < 0 || minute > 59 ||
        !take(&text, ':') || (second = take_digits(&text, 2)) < 0 || second > 59 ||
        (fraction = take_fraction(&text)) < 0 || !take(&text, 'Z') || *text != '\0')
        return -1;
    *out_ms = utc_midnight(date) + ((hour * 60 + minute) * 60 + second) * INT64_C(1000) + fraction;
    return 0;
}
