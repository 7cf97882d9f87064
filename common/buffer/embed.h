/* embed.h - a text file of the source tree inside the program: EMBED(name, "path") declares
 * `const char name[]`, NUL-terminated.  The path is from the top of the tree. */
#pragma once

#define EMBED(name, path)                                                                          \
    __asm__(".section .rodata\n.global " #name "\n.balign 16\n" #name ":\n.incbin \"" path         \
            "\"\n.byte 0\n.previous\n");                                                           \
    extern const char name[]
