/* error.h - why an operation failed: a code for programs, a text for people. */
#pragma once

enum error_code {
    ERROR_NONE,
    ERROR_INVALID,     /* what was given is wrong */
    ERROR_NOT_FOUND,   /* what was named does not exist */
    ERROR_CONFLICT,    /* it contradicts what is already so */
    ERROR_FORBIDDEN,   /* the caller may not */
    ERROR_UNAVAILABLE, /* try again later */
    ERROR_INTERNAL,    /* our own mistake */
};

struct error {
    enum error_code code;
    char text[320]; /* one sentence for the person who can act: what, which, what was expected */
};

/* Always returns -1, so that a function can end with `return fail(...)`. */
int fail(struct error *error, enum error_code code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Puts "<context>: " in front of the text.  Always returns -1. */
int fail_within(struct error *error, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* "invalid", "not_found"…: the word that goes on the wire. */
const char *error_code_word(enum error_code code);
