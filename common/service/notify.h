/* notify.h - what systemd is told of a service that it started (`Type=notify` in its unit). */
#pragma once

/* One datagram to $NOTIFY_SOCKET, lines as sd_notify(3) has them: "READY=1\nSTATUS=writes".
 * Nothing where there is none; what cannot be told is lost, for nothing of ours depends on it. */
void notify_manager(const char *lines);
