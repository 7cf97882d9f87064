#include "common/record/record.h"

#include <string.h>

const struct field *schema_field(const struct schema *schema, const char *name)
{
    for (size_t i = 0; i < schema->field_count; i++)
        if (strcmp(schema->fields[i].name, name) == 0)
            return &schema->fields[i];
    return NULL;
}

int enumeration_value(const struct enumeration *enumeration, const char *word, size_t length)
{
    /* Most words differ in their first letter already. */
    for (size_t i = 1; i < enumeration->count && length > 0; i++)
        if (enumeration->words[i][0] == word[0] &&
            strncmp(enumeration->words[i], word, length) == 0 &&
            enumeration->words[i][length] == '\0')
            return (int)i;
    return 0;
}

const char *enumeration_word(const struct enumeration *enumeration, int value)
{
    return value > 0 && (size_t)value < enumeration->count ? enumeration->words[value] : "";
}

const char *enumeration_label(const struct enumeration *enumeration, int value)
{
    if (enumeration->labels == NULL || value <= 0 || (size_t)value >= enumeration->count)
        return enumeration_word(enumeration, value);
    return enumeration->labels[value];
}
