#include "services/cli/closing.h"
#include "services/cli/command.h"
#include "services/cli/describe.h"
#include "services/cli/explain.h"
#include "services/cli/indicators.h"
#include "services/cli/journal.h"
#include "services/cli/keys.h"
#include "services/cli/places.h"
#include "services/cli/play.h"
#include "services/cli/send.h"
#include "services/cli/status.h"
#include "services/cli/things.h"
#include "services/cli/worklist.h"

static enum outcome help_run(struct invocation *invocation, struct error *error)
{
    size_t used = 0;
    const struct command *command =
        command_find(invocation->arguments, invocation->argument_count, &used);

    if (invocation->argument_count > 0 && command == NULL) {
        fail(error, ERROR_INVALID, "no command \"%s\"", invocation->arguments[0]);
        return OUTCOME_USAGE;
    }
    command_help(command, stdout);
    return OUTCOME_DONE;
}

/* Name, arguments, one line, more, least and most arguments, options, message of the flags,
 * function. */
/* clang-format off */
const struct command commands[] = {
    {"status", "", "how the services are, who follows them, how fresh the figures are",
     NULL, 0, 0, &status_schema, NULL, status_run},
    {"send", "[FILE]", "send requests, one JSON line each; one JSON line answers each, in order",
     "A line is {\"type\": \"job.propose\", \"id\": \"<uuid>\", \"as\": \"regional\", \"body\": {…}}; id, as and\n"
     "service (the instance to ask, where several take it) may be absent.  {\"wait\": true} waits for every answer before it goes on.  What is not answered is repeated with the same id;\n"
     "what is wrong with a line is answered here and the run goes on.  Ends with 1 when a line was not accepted.",
     0, 1, &send_schema, NULL, send_run},
    {"get", "KIND [ID]", "one thing: job, contract, case, session, path, referral…; a wrong KIND lists them",
     "The flags are the members of the question (`appui describe KIND.get`), the first of them is ID.",
     1, 2, &things_get_schema, things_get_request, things_get_run},
    {"list", "KIND", "things of a kind, with conditions",
     "The flags are the members of the question (`appui describe KIND.list`); --where name=value says the same.",
     1, 1, &things_list_schema, things_list_request, things_list_run},
    {"worklist", "", "what a regional hub has to do, the most urgent first: --hub ouest",
     "Every part of it narrows the list: --operator, --departement, --kind, and one of --late, --today, --week.",
     0, 0, &worklist_schema, NULL, worklist_run},
    {"inbox", "", "what an adviser of the DLA has to do: --adviser dla-18-1",
     "Referrals to answer, to reassign (a C2RA's) and accompanied, each with its next day.",
     0, 0, &inbox_schema, NULL, inbox_run},
    {"indicators", "[ID]", "the ministry's figures; without ID: all of them, for the country",
     NULL, 0, 1, &indicators_schema, NULL, indicators_run},
    {"explain", "ID", "the things and events behind a figure",
     NULL, 1, 1, &explain_options_schema, NULL, explain_run},
    {"month close", "YYYY-MM", "publish a month's figures for good",
     NULL, 1, 1, NULL, NULL, closing_month_close_run},
    {"month list", "[YYYY-MM]", "closed months; with one: what was published beside what is known now",
     NULL, 0, 1, &closing_month_schema, NULL, closing_month_list_run},
    {"audit", "", "recompute every figure from the journals and compare",
     "Ends with 1 and names the first difference when there is one.",
     0, 0, &closing_audit_schema, NULL, closing_audit_run},
    {"recompute", "REASON", "compute every figure anew from the facts, after an audit that names one",
     "Figures are not read meanwhile.  REASON is for the log.",
     1, 1, NULL, NULL, closing_recompute_run},
    {"receipt verify", "FILE", "are these figures what was published? FILE: of `indicators ID --format json`",
     NULL, 1, 1, &closing_receipt_schema, NULL, closing_receipt_run},
    {"journal", "SERVICE", "a service's events, one JSON line each",
     "SERVICE is an instance; `all`, with --about ID, follows one thing through every journal.",
     1, 1, &journal_schema, NULL, journal_run},
    {"import places", "FILE", "import a file of places, as it is",
     "Rows that cannot be imported go to FILE.rejets.csv with their line and the reason.  Twice adds nothing.",
     1, 1, &places_schema, NULL, places_import_run},
    {"scenario", "", "play a seeded, fictitious life of the programme on the scenario clock",
     "A run that was stopped goes on where it was: the same seed gives the same requests with the same ids.",
     0, 0, &play_schema, NULL, play_run},
    {"keys make", "[NAME…]", "make key pairs and the entries of who is known",
     "What is there already stays.  --role and --territory say what NAME may do.",
     0, ARGUMENTS_MOST, &keys_make_schema, NULL, keys_make_run},
    {"keys list", "", "who is known to the services",
     NULL, 0, 0, NULL, NULL, keys_list_run},
    {"follower accept", "SERVICE NAME", "NAME may follow SERVICE's journal again after it was rewound",
     NULL, 2, 2, NULL, NULL, closing_follower_run},
    {"describe", "[TYPE]", "the reference of every message, or of one",
     NULL, 0, 1, &describe_schema, NULL, describe_run},
    {"help", "[COMMAND]", "this overview, or one command's page",
     NULL, 0, 2, NULL, NULL, help_run},
};
/* clang-format on */
const size_t command_count = sizeof commands / sizeof commands[0];
