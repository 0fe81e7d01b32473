/* What programs for Memcheck share: the functions of a library under test, and the reports that a call makes. */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <valgrind/memcheck.h>

static void *library;

/* The library that the only argument names. */
static void open_library(int count, char **arguments) {
  library = count == 2 ? dlopen(arguments[1], RTLD_NOW) : NULL;
  if (library == NULL) {
    fprintf(stderr, "no library\n");
    exit(2);
  }
}

static void *function(const char *name) {
  void *address = dlsym(library, name);
  if (address == NULL) {
    fprintf(stderr, "no %s\n", name);
    exit(2);
  }
  return address;
}

/* Prints the name of the called function and how many reports the call makes. */
#define REPORTS_OF(call)                                      \
  do {                                                        \
    int before = VALGRIND_COUNT_ERRORS;                       \
    call;                                                     \
    printf("%.*s %d\n", (int)strcspn(#call, "("), #call,      \
           (int)VALGRIND_COUNT_ERRORS - before);              \
  } while (0)
