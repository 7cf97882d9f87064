/* log.h - logfmt lines on standard error with journald's <N> priority.  Only programs and the loop
 * log; ids only, never a name. */
#pragma once

enum log_level {
    LOG_LEVEL_ERROR = 3,
    LOG_LEVEL_WARNING = 4,
    LOG_LEVEL_INFO = 6,
    LOG_LEVEL_DEBUG = 7
};

/* Says which service speaks and what is worth saying; call it once, first. */
void log_open(const char *service, enum log_level most);

/* log_info("request done", "type=%s duration_ms=%d", …): the event, then pairs already in logfmt.
 * A value that may hold spaces goes through log_quote. */
#define log_error(event, ...)   log_line(LOG_LEVEL_ERROR, event, __VA_ARGS__)
#define log_warning(event, ...) log_line(LOG_LEVEL_WARNING, event, __VA_ARGS__)
#define log_info(event, ...)    log_line(LOG_LEVEL_INFO, event, __VA_ARGS__)
#define log_debug(event, ...)   log_line(LOG_LEVEL_DEBUG, event, __VA_ARGS__)
void log_line(enum log_level level, const char *event, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* A logfmt value: quoted and escaped.  The answer lives until the fourth next call. */
const char *log_quote(const char *text);
