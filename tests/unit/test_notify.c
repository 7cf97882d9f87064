/* What systemd is told: one datagram, where it wants one. */
#include "common/service/notify.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

/* Last: its fail() hides ours. */
#include <cmocka.h>

/* A manager listens under a name without a file ('@'), which leaves nothing behind. */
static int manager_open(char name[64])
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    int length = snprintf(name, 64, "@appui-test-notify-%d", (int)getpid());
    int in = socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);

    memcpy(address.sun_path + 1, name + 1, (size_t)length - 1);
    assert_int_equal(0, bind(in, (const struct sockaddr *)&address,
                             (socklen_t)(offsetof(struct sockaddr_un, sun_path) + (size_t)length)));
    return in;
}

static void the_manager_hears_the_lines(void **state)
{
    char name[64], heard[64] = "";
    int in = manager_open(name);

    (void)state;
    setenv("NOTIFY_SOCKET", name, 1);
    notify_manager("READY=1\nSTATUS=writes");
    assert_int_equal(21, recv(in, heard, sizeof heard - 1, 0));
    assert_string_equal("READY=1\nSTATUS=writes", heard);
    assert_int_equal(-1, recv(in, heard, sizeof heard - 1, 0));
    close(in);
}

/* Started by hand, by a manager that went away, with a path that no socket can have. */
static void nobody_there_is_no_harm(void **state)
{
    char deep[300];

    (void)state;
    unsetenv("NOTIFY_SOCKET");
    notify_manager("READY=1");
    setenv("NOTIFY_SOCKET", "", 1);
    notify_manager("READY=1");
    setenv("NOTIFY_SOCKET", "/nowhere/notify", 1);
    notify_manager("READY=1");
    memset(deep, 'x', sizeof deep - 1);
    deep[sizeof deep - 1] = '\0';
    setenv("NOTIFY_SOCKET", deep, 1);
    notify_manager("READY=1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_manager_hears_the_lines),
        cmocka_unit_test(nobody_there_is_no_harm),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
