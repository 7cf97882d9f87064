# network.sh - the figures of the whole network: fifteen services as `make run` starts them.  Sourced by run.
# shellcheck shell=bash

regional=(regional_alpes regional_centre regional_est regional_nord regional_ouest regional_seine regional_sud regional_sudouest)
sectoral=(sectoral_fabrication sectoral_image_et_jeu sectoral_territoires sectoral_usages)
whole=(registration "${regional[@]}" "${sectoral[@]}" dla reporting)

# All of them from nothing, on the scenario's clock.
whole_fresh() {
    local name
    for name in "${!pids[@]}"; do
        service_stop "$name"
    done
    for name in "${whole[@]}"; do
        instance_add "$name"
        sql "set client_min_messages = warning; drop schema if exists $name cascade"
    done
    appui keys make --sample >/dev/null # who is new has no key yet
    instance_prepare "${whole[@]}"
    for name in "${whole[@]}"; do
        service_launch "$name" --set service.clock=scenario
    done
    for name in "${whole[@]}"; do
        service_wait "$name"
    done
}

# --- rest: what fifteen processes that have nothing to do take -------------------------------------------

rest_seconds=20

measure_rest() {
    local name before all=0 most=0 one
    for name in "${whole[@]}"; do
        one=$(pss "${pids[$name]}")
        all=$(calculate "$all + $one" %.1f)
        [ "$(calculate "($one > $most)" %d)" = 0 ] || most=$one largest=$name
        say "  $name: $one MB"
    done
    record rest_pss "$all"
    record rest_pss_largest "$most"
    before=$(seconds_of "${pids[@]}")$'\n'$(seconds_of_postgres)
    sleep "$rest_seconds"
    record rest_core "$(calculate "100 * ($(seconds_of "${pids[@]}") - ${before%%$'\n'*}) / $rest_seconds")"
    record rest_core_postgres "$(calculate "100 * ($(seconds_of_postgres) - ${before##*$'\n'}) / $rest_seconds")"
}

rest_part() {
    say "a life of 2 000 jobs, fifteen services"
    whole_fresh
    appui scenario --window 1024 >"$state/log/life.log" 2>&1 || broken "the life of the network" "$(tail -n 3 "$state/log/life.log")"
    say "  $(tail -n 1 "$state/log/life.log")"
    sleep 15 # figures settle, PostgreSQL cleans up
    measure_rest
}

told_rest() {
    note "PostgreSQL at rest" "$(median rest_core_postgres) % of a core"
    row "fifteen services at rest, PSS in all" "$(median rest_pss)" '<' 120 MB
    row "the largest of them ($largest)" "$(median rest_pss_largest)" '<' 10 MB
    row "fifteen services at rest, of one core" "$(median rest_core)" '<' 1 %
}

# --- hear: from the answer at one service to what another shows ------------------------------------------

# The first weeks bring employers, places and jobs; referrals come from autumn 2013 on.
hear_part() {
    local line value
    say "the life of the whole network at 500 requests a second"
    whole_fresh
    appui scenario --requests >"$state/whole.jsonl"
    line=$(tool hear "$state" 500 "$(scaled 32000)" <"$state/whole.jsonl")
    say "  hear: $line"
    for value in cases cases_unheard cases_p50_us cases_p99_us inboxes inboxes_unheard inboxes_p50_us inboxes_p99_us refused per_second; do
        record "hear_$value" "$(number "$value" "$line")"
    done
}

told_hear() {
    local what
    note "requests of the network's life; refused" "$(median hear_per_second) /s; $(median hear_refused)"
    for what in cases inboxes; do
        note "$what heard; not heard; p50" "$(median hear_$what); $(median hear_${what}_unheard); $(calculate "$(median hear_${what}_p50_us) / 1000" %.1f) ms"
    done
    row "job proposed, answered -> case at its hub, p99" "$(calculate "$(median hear_cases_p99_us) / 1000" %.1f)" '<' 50 ms
    row "referral requested, answered -> adviser's inbox, p99" "$(calculate "$(median hear_inboxes_p99_us) / 1000" %.1f)" '<' 50 ms
}

# --- catchup: a hub that was stopped ---------------------------------------------------------------------

# Seconds until the cursors of a hub are at the head of registration's journal.
cursors_reach() { # HUB HEAD
    sql "do \$\$ begin
        while exists (select 1 from $1.cursor where source = 'registration' and position < $2) or not exists (select 1 from $1.cursor) loop
            perform pg_sleep(0.002);
        end loop;
    end \$\$"
}

# What it concluded from registration's journal, in order; the twin has the same territory and another name.
concluded() { # HUB
    sql "select count(*) || ' ' || md5(string_agg(concat_ws(' ', type, version, departement, account), ',' order by position))
        from $1.journal where account like 'registration@%' and type not like 'hub.%'"
}

twin_settings() {
    sed "s/regional_ouest/regional_twin/; s|\"../../reference\"|\"$top/config/reference\"|" config/sample/network/regional_ouest.cfg >"$state/regional_twin.cfg"
    instance_add regional_twin "$state/regional_twin.cfg"
}

catchup_network() {
    local name
    for name in "${!pids[@]}"; do
        service_stop "$name"
    done
    rm -f "$state"/network/*
    twin_settings
    for name in registration regional_ouest regional_twin; do
        instance_add "$name"
        sql "set client_min_messages = warning; drop schema if exists $name cascade"
    done
    appui keys make --sample >/dev/null
    instance_prepare registration regional_ouest regional_twin
    start_registration "$1"
    service_start regional_twin --set service.clock=scenario
    service_start regional_ouest --set service.clock=scenario
}

catchup_part() {
    local jobs first events began took
    jobs=$(scaled 10000)
    say "a hub is stopped during a life of $jobs jobs"
    catchup_network "$jobs"
    eventually 20 cursors_reach regional_ouest "$(head_of registration)"
    service_stop regional_ouest
    first=$(sql "select min(position) from regional_ouest.cursor where source = 'registration'")
    live "$jobs"
    events=$(($(head_of registration) - first))
    cursors_reach regional_twin "$(head_of registration)"
    began=$(date +%s%N)
    service_launch regional_ouest --set service.clock=scenario
    cursors_reach regional_ouest "$(head_of registration)"
    took=$(calculate "($(date +%s%N) - $began) / 1e9" %.4f)
    expect_equal "$(concluded regional_twin)" "$(concluded regional_ouest)" "what the hubs concluded"
    service_wait regional_ouest
    service_stop regional_ouest
    say "  $events events in $took s; it concluded $(concluded regional_ouest)"
    record catchup_events "$events"
    record catchup_concluded "$(head_of regional_ouest)"
    record catchup "$(calculate "$events / $took" %.0f)"
}

told_catchup() {
    note "events that passed; events that the hub concluded" "$(median catchup_events); $(median catchup_concluded)"
    row "a hub that was stopped catches up, its start included" "$(median catchup)" '>=' 100000 events/s
}

# --- worklist: one hub for the whole country ---------------------------------------------------------------

whole_country() {
    local name=regional_france
    {
        sed "/^regional = {/,\$d; s/regional_ouest/$name/; s|\"../../reference\"|\"$top/config/reference\"|" config/sample/network/regional_ouest.cfg
        echo 'regional = { territory = ('
        sed -n 's/^ *{ departement = "\([^"]*\)".*decides = true.*/{ departement = "\1"; from = "2013-02-01"; decides = true; }/p' \
            config/sample/network/regional_*.cfg | sort -u | paste -sd ,
        echo '); };'
    } >"$state/$name.cfg"
    instance_add "$name" "$state/$name.cfg"
}

# After a life of many jobs: the hub hears it all, then its pages are read.
worklist_round() {
    local line value
    whole_country
    appui keys make --sample >/dev/null
    instance_prepare regional_france
    service_start regional_france --set service.clock=scenario
    cursors_reach regional_france "$(head_of registration)"
    line=$(tool pages "$state" regional_france 100)
    say "  pages: $line"
    record worklist_cases "$(sql "select count(*) from regional_france.journal where type = 'case.opened'")"
    for value in p50_us p99_us slowest_us; do
        record "worklist_$value" "$(number $value "$line")"
    done
    record worklist_pss "$(pss "${pids[regional_france]}")"
    service_stop regional_france
    rm "$state/network/regional_france.cfg"
}

told_worklist() {
    note "pages of 50 items from $(median worklist_cases) cases, p50 and p99 of all questions" \
        "$(calculate "$(median worklist_p50_us) / 1000") and $(calculate "$(median worklist_p99_us) / 1000") ms"
    note "PSS of that hub" "$(median worklist_pss) MB"
    row "slowest page of 50 of a hub's worklist, median" "$(calculate "$(median worklist_slowest_us) / 1000")" '<' 5 ms
}
