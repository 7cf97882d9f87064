/* closing.h - `appui month`, `audit`, `receipt`, `follower`: what makes figures hold. */
#pragma once

#include "services/cli/command.h"

extern const struct schema closing_month_schema, closing_audit_schema, closing_receipt_schema;
enum outcome closing_month_close_run(struct invocation *invocation, struct error *error);
enum outcome closing_month_list_run(struct invocation *invocation, struct error *error);
enum outcome closing_audit_run(struct invocation *invocation, struct error *error);
enum outcome closing_recompute_run(struct invocation *invocation, struct error *error);
enum outcome closing_receipt_run(struct invocation *invocation, struct error *error);
enum outcome closing_follower_run(struct invocation *invocation, struct error *error);
