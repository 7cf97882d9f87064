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
    live 2000
    measure_rest
}

told_rest() {
    note "PostgreSQL at rest" "$(median rest_core_postgres) % of a core"
    row "fifteen services at rest, PSS in all" "$(median rest_pss)" '<' 120 MB
    row "the largest of them ($largest)" "$(median rest_pss_largest)" '<' 10 MB
    row "fifteen services at rest, of one core" "$(median rest_core)" '<' 1 %
}
