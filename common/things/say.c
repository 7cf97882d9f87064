#include "common/things/say.h"

#include <string.h>

const char *id_write(const struct id *id, char text[ID_TEXT_SIZE])
{
    id_format(id, text);
    return text;
}

const char *day_write(struct date day, char text[DATE_TEXT_SIZE])
{
    int year, month, number;

    if (date_is_none(day))
        return strcpy(text, "—");
    date_split(day, &year, &month, &number);
    snprintf(text, DATE_TEXT_SIZE, "%02u/%02u/%04u", (unsigned)number % 100, (unsigned)month % 100,
             (unsigned)year % 10000);
    return text;
}

int business_day(const struct context *context, struct date given, int most_days, const char *field,
                 struct date *out, struct refusal *refusal)
{
    struct date earliest = date_add_days(context->today, -most_days);

    if (date_is_none(given))
        given = context->today;
    if (date_compare(given, context->today) > 0)
        return refuse(refusal, ERROR_INVALID, "", field,
                      "La date du %s est à venir ; il faut au plus tard la date du jour (%s).",
                      day_text(given), day_text(context->today));
    if (date_compare(given, earliest) < 0)
        return refuse(refusal, ERROR_INVALID, "", field,
                      "La date du %s est trop ancienne ; il faut au plus tôt le %s.",
                      day_text(given), day_text(earliest));
    *out = given;
    return 0;
}
