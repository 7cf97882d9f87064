#!/usr/bin/env bash
# Settings: what is wrong stops the start, with file, line and what was expected.
# sanitized too
. "$(dirname "$0")/lib.sh"

cp -r config "$state/config"
keys_make
appui keys make registration --role registration >/dev/null
registration=$state/config/registration.cfg

# Runs --check on the shipped file with one line put into a group.
check_with() { # GROUP LINE
    sed "/^$1\b/ s|{|{\n$2|" config/registration.cfg >"$registration"
    "$build/bin/appui-registration" --config "$registration" --directory "$state" --check
}

# The settings are refused, at that line, in those words.
expect_wrong() { # WORDS GROUP LINE
    local line
    expect_ending 2 check_with "$2" "$3"
    line=$(grep -nF -- "$3" "$registration" | head -n 1 | cut -d : -f 1)
    expect_match "registration\.cfg:$line" "$output"
    expect_match "$1" "$output"
}

it "the shipped settings of every service are right"
for name in registration reporting; do
    expect_success "$build/bin/appui-$name" --config "$top/config/$name.cfg" --directory "$state" --check
done

it "an unknown setting is refused with file and line"
expect_wrong 'colour' service 'colour = "red";'
expect_wrong 'colour' registration 'colour = "red";'

it "a value of the wrong kind, out of range or too large for its type is refused with file and line"
expect_wrong_value() { # WORDS SETTING VALUE
    sed "s|^\( *$2 =\) .*|\1 $3;|" config/registration.cfg >"$registration"
    expect_ending 2 "$build/bin/appui-registration" --config "$registration" --directory "$state" --check
    expect_match "registration\.cfg:$(grep -n "^ *$2 =" "$registration" | cut -d : -f 1)" "$output"
    expect_match "$1" "$output"
}
expect_wrong_value 'integer' tutor_most '"three"'
expect_wrong_value '100' tutor_most 0
expect_wrong_value '100' tutor_most 101
expect_wrong_value 'too large' tutor_most 5000000000
expect_wrong_value 'duration' vacancy_delay '"90 bananas"'
expect_wrong_value 'duration' vacancy_delay 90
expect_wrong_value 'system' clock '"sundial"'

it "an unknown group is refused"
{
    cat config/registration.cfg
    echo 'painting = { colour = "red"; };'
} >"$registration"
expect_ending 2 "$build/bin/appui-registration" --config "$registration" --directory "$state" --check
expect_match 'painting' "$output"

it "a file that libconfig cannot read is refused with its line"
expect_ending 2 check_with service 'requests = = "x";'
expect_match 'registration\.cfg:[0-9]+' "$output"

it "a missing file is named"
expect_ending 2 "$build/bin/appui-registration" --config "$state/nowhere.cfg" --directory "$state" --check
expect_match 'nowhere\.cfg' "$output"

it "an option that does not exist is refused"
expect_ending 2 "$build/bin/appui-registration" --colour red
expect_match 'colour' "$output"

it "an override wins over the file, and is checked like it"
expect_success "$build/bin/appui-registration" --config config/registration.cfg --directory "$state" \
    --set service.clock=scenario --check
expect_ending 2 "$build/bin/appui-registration" --config config/registration.cfg --directory "$state" \
    --set service.clock=sundial --check
expect_match 'sundial|system' "$output"
expect_ending 2 "$build/bin/appui-registration" --config config/registration.cfg --directory "$state" \
    --set service.colour=red --check
expect_match 'colour' "$output"

it "a key that others can read is refused"
chmod 644 "$state/keys/registration.key"
expect_ending 2 "$build/bin/appui-registration" --config config/registration.cfg --directory "$state"
expect_match 'registration\.key' "$output"
