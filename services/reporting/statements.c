#include "services/reporting/statements.h"

#include <string.h>

#include "common/buffer/buffer.h"
#include "common/buffer/embed.h"

EMBED(reporting_session_sql, "services/reporting/sql/session.sql");
EMBED(reporting_shadow_sql, "services/reporting/sql/shadow.sql");
EMBED(reporting_copy_sql, "services/reporting/sql/copy.sql");
EMBED(reporting_facts_sql, "services/reporting/sql/facts.sql");
EMBED(reporting_cells_sql, "services/reporting/sql/cells.sql");
EMBED(reporting_facts_regional_sql, "services/reporting/sql/facts_regional.sql");
EMBED(reporting_cells_regional_sql, "services/reporting/sql/cells_regional.sql");
EMBED(reporting_facts_sectoral_sql, "services/reporting/sql/facts_sectoral.sql");
EMBED(reporting_facts_dla_sql, "services/reporting/sql/facts_dla.sql");
EMBED(reporting_network_sql, "services/reporting/sql/network.sql");
EMBED(reporting_recompute_sql, "services/reporting/sql/recompute.sql");
EMBED(reporting_projection_sql, "services/reporting/sql/projection.sql");
EMBED(reporting_beside_sql, "services/reporting/sql/beside.sql");

static char *join(const char *const scripts[], size_t count)
{
    struct buffer text = {0};

    for (size_t i = 0; i < count; i++)
        buffer_append(&text, scripts[i], strlen(scripts[i]));
    buffer_append(&text, "", 1);
    return (char *)text.data;
}

/* Between what a connection begins with and what is asked of it: the same for all of them. */
static char *script(const char *first, const char *last)
{
    const char *const scripts[] = {first,
                                   reporting_facts_sql,
                                   reporting_facts_regional_sql,
                                   reporting_facts_sectoral_sql,
                                   reporting_facts_dla_sql,
                                   reporting_cells_sql,
                                   reporting_network_sql,
                                   reporting_cells_regional_sql,
                                   reporting_recompute_sql,
                                   last};

    return join(scripts, sizeof scripts / sizeof scripts[0]);
}

char *statements_live(void)
{
    return script(reporting_session_sql, reporting_projection_sql);
}

char *statements_beside(void)
{
    return script(reporting_session_sql, reporting_beside_sql);
}

char *statements_shadow(void)
{
    return script(reporting_shadow_sql, reporting_copy_sql);
}
