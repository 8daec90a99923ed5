/*
 * A PKCS#11 module that hands every call on to a real one and plays the faults that SoftHSM never
 * shows. Compiled by the test FaultyModule.
 *
 * It reads "<own file>.faults" whenever its content has changed, one word and its values a line:
 *   target FILE           the real module; read once
 *   fail CALL CODE N      the next N calls of that name answer CODE (hexadecimal)
 *   slow CALL MS          calls of that name take so long before they answer
 *   removed 1             the token is out of its reader: its sessions are gone, for good
 *   sessions N            a token has room for N sessions at a time
 *   tell-sessions 1       and C_GetTokenInfo says so
 *   lock-after N          N wrong PINs one after the other lock a token
 * and appends what happened to "<own file>.log": call and answer, for the calls it wraps.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef unsigned long CK_ULONG;
typedef CK_ULONG CK_RV;
typedef unsigned char CK_BYTE;

/* PKCS#11 2.40 §3.6: the numbers a call has in the list of functions */
enum {
    INITIALIZE = 0, FINALIZE = 1, GET_FUNCTION_LIST = 3, GET_SLOT_LIST = 4, GET_TOKEN_INFO = 6,
    OPEN_SESSION = 12, CLOSE_SESSION = 13, CLOSE_ALL_SESSIONS = 14, LOGIN = 18, LOGOUT = 19,
    GET_ATTRIBUTE_VALUE = 24, FIND_OBJECTS_INIT = 26, FIND_OBJECTS = 27, FIND_OBJECTS_FINAL = 28,
    SIGN_INIT = 42, SIGN = 43, FUNCTIONS = 68
};

enum {
    CKR_OK = 0x0, CKR_DEVICE_REMOVED = 0x32, CKR_PIN_INCORRECT = 0xA0, CKR_PIN_LOCKED = 0xA4,
    CKR_SESSION_COUNT = 0xB1, CKR_SESSION_HANDLE_INVALID = 0xB3, CKR_TOKEN_NOT_PRESENT = 0xE0,
    COUNT_LOW = 0x10000, FINAL_TRY = 0x20000, LOCKED = 0x40000
};

struct function_list {
    CK_BYTE version[2];
    void *call[FUNCTIONS];
};

struct token_info {
    CK_BYTE label[32], manufacturer[32], model[16], serial[16];
    CK_ULONG flags, most_sessions, sessions, most_rw, rw, most_pin, least_pin;
    CK_ULONG memory[4];
    CK_BYTE versions[4], time[16];
};

struct session {
    CK_ULONG handle, slot;
    int dead;
};

struct fault {
    char call[40];
    CK_RV code;
    long times;
};

#define MOST 256
static pthread_mutex_t guard = PTHREAD_MUTEX_INITIALIZER;
static struct function_list *real;
static struct function_list shown;
static char own[4096], text[8192];
static struct fault faults[16];
static int fault_count;
static char slow_call[40];
static long slow_ms, most_sessions, lock_after;
static int removed, tells_sessions;
static struct session sessions[MOST];
static int session_count;
static CK_ULONG wrong_slot[MOST];
static long wrong[MOST];
static int wrong_count;

static void note(const char *call, CK_RV answer) {
    char path[4200];
    FILE *log;
    snprintf(path, sizeof path, "%s.log", own);
    log = fopen(path, "a");
    if (log) {
        fprintf(log, "%s %lx\n", call, answer);
        fclose(log);
    }
}

static CK_RV (*real_call(int number))() { return (CK_RV (*)()) real->call[number]; }

static long *wrong_pins(CK_ULONG slot) {
    for (int i = 0; i < wrong_count; i++)
        if (wrong_slot[i] == slot) return &wrong[i];
    wrong_slot[wrong_count] = slot;
    return &wrong[wrong_count++];
}

/* a token that is pulled takes its sessions and logins with it */
static void pull(void) {
    for (int i = 0; i < session_count; i++)
        if (!sessions[i].dead) {
            real_call(CLOSE_SESSION)(sessions[i].handle);
            sessions[i].dead = 1;
        }
}

static void obey(char *line) {
    char word[40], first[4096], second[40];
    long times = 0;
    int given = sscanf(line, "%39s %4095s %39s %ld", word, first, second, &times);
    if (given < 2) return;
    if (!strcmp(word, "fail") && given == 4 && fault_count < 16) {
        struct fault *fault = &faults[fault_count++];
        snprintf(fault->call, sizeof fault->call, "%.39s", first);
        fault->code = strtoul(second, NULL, 16);
        fault->times = times;
    } else if (!strcmp(word, "slow") && given >= 3) {
        snprintf(slow_call, sizeof slow_call, "%.39s", first);
        slow_ms = atol(second);
    } else if (!strcmp(word, "removed")) {
        removed = atoi(first);
    } else if (!strcmp(word, "sessions")) {
        most_sessions = atol(first);
    } else if (!strcmp(word, "tell-sessions")) {
        tells_sessions = atoi(first);
    } else if (!strcmp(word, "lock-after")) {
        lock_after = atol(first);
    }
}

static void read_orders(void) {
    char path[4200], now[sizeof text];
    size_t length;
    FILE *file;
    snprintf(path, sizeof path, "%s.faults", own);
    file = fopen(path, "r");
    if (!file) return;
    length = fread(now, 1, sizeof now - 1, file);
    now[length] = 0;
    fclose(file);
    if (!strcmp(now, text)) return;
    strcpy(text, now);
    fault_count = removed = tells_sessions = 0;
    slow_ms = most_sessions = lock_after = 0;
    for (char *rest = now, *line; (line = strsep(&rest, "\n"));) obey(line);
    if (removed) pull();
    if (!lock_after) wrong_count = 0, memset(wrong, 0, sizeof wrong);
}

/* What an injected fault answers; CKR_OK lets the call go on. */
static CK_RV before(const char *call) {
    CK_RV answer = CKR_OK;
    long wait = 0;
    pthread_mutex_lock(&guard);
    read_orders();
    if (slow_ms && !strcmp(slow_call, call)) wait = slow_ms;
    for (int i = 0; i < fault_count; i++)
        if (!strcmp(faults[i].call, call) && faults[i].times > 0) {
            faults[i].times--;
            answer = faults[i].code;
            break;
        }
    pthread_mutex_unlock(&guard);
    if (wait) {
        struct timespec pause = {wait / 1000, wait % 1000 * 1000000};
        nanosleep(&pause, NULL);
    }
    return answer;
}

static struct session *find(CK_ULONG handle) {
    for (int i = 0; i < session_count; i++)
        if (sessions[i].handle == handle) return &sessions[i];
    return NULL;
}

/* The same for a call on a session, which may have gone with its token. */
static CK_RV before_in(const char *call, CK_ULONG handle) {
    CK_RV answer = before(call);
    pthread_mutex_lock(&guard);
    if (answer == CKR_OK && removed) {
        answer = CKR_DEVICE_REMOVED;
    } else if (answer == CKR_OK) {
        struct session *session = find(handle);
        if (session && session->dead) answer = CKR_SESSION_HANDLE_INVALID;
    }
    pthread_mutex_unlock(&guard);
    return answer;
}

static CK_RV done(const char *call, CK_RV answer) {
    pthread_mutex_lock(&guard);
    note(call, answer);
    pthread_mutex_unlock(&guard);
    return answer;
}

static CK_RV initialize(void *arguments) {
    CK_RV answer = before("C_Initialize");
    return done("C_Initialize", answer ? answer : real_call(INITIALIZE)(arguments));
}

static CK_RV finalize(void *reserved) {
    pthread_mutex_lock(&guard);
    session_count = 0;
    pthread_mutex_unlock(&guard);
    return done("C_Finalize", real_call(FINALIZE)(reserved));
}

static CK_RV get_slot_list(CK_BYTE present, CK_ULONG *slots, CK_ULONG *count) {
    CK_RV answer = before("C_GetSlotList");
    if (answer) return answer;
    if (present && removed) {
        *count = 0;
        return CKR_OK;
    }
    return real_call(GET_SLOT_LIST)(present, slots, count);
}

static CK_RV get_token_info(CK_ULONG slot, struct token_info *info) {
    CK_RV answer = before("C_GetTokenInfo");
    if (answer) return answer;
    if (removed) return CKR_TOKEN_NOT_PRESENT;
    answer = real_call(GET_TOKEN_INFO)(slot, info);
    pthread_mutex_lock(&guard);
    if (!answer && tells_sessions) info->most_sessions = most_sessions;
    if (!answer) info->flags &= ~(CK_ULONG) (COUNT_LOW | FINAL_TRY | LOCKED);
    if (!answer && lock_after) {
        long tries = *wrong_pins(slot);
        if (tries >= lock_after) info->flags |= LOCKED;
        else if (tries == lock_after - 1) info->flags |= FINAL_TRY;
        else if (tries > 0) info->flags |= COUNT_LOW;
    }
    pthread_mutex_unlock(&guard);
    return answer;
}

static CK_RV open_session(CK_ULONG slot, CK_ULONG flags, void *data, void *tell, CK_ULONG *handle) {
    CK_RV answer = before("C_OpenSession");
    if (!answer && removed) answer = CKR_TOKEN_NOT_PRESENT;
    pthread_mutex_lock(&guard);
    if (!answer && most_sessions) {
        long open = 0;
        for (int i = 0; i < session_count; i++) open += sessions[i].slot == slot && !sessions[i].dead;
        if (open >= most_sessions) answer = CKR_SESSION_COUNT;
    }
    if (!answer) answer = real_call(OPEN_SESSION)(slot, flags, data, tell, handle);
    if (!answer && session_count < MOST) {
        struct session opened = {*handle, slot, 0};
        struct session *old = find(*handle);
        *(old ? old : &sessions[session_count++]) = opened;
    }
    note("C_OpenSession", answer);
    pthread_mutex_unlock(&guard);
    return answer;
}

static CK_RV close_session(CK_ULONG handle) {
    CK_RV answer = before_in("C_CloseSession", handle);
    if (!answer) answer = real_call(CLOSE_SESSION)(handle);
    pthread_mutex_lock(&guard);
    struct session *session = find(handle);
    if (session) *session = sessions[--session_count];
    note("C_CloseSession", answer);
    pthread_mutex_unlock(&guard);
    return answer;
}

static CK_RV login(CK_ULONG handle, CK_ULONG user, CK_BYTE *pin, CK_ULONG length) {
    CK_RV answer = before_in("C_Login", handle);
    pthread_mutex_lock(&guard);
    struct session *session = find(handle);
    long *tries = session ? wrong_pins(session->slot) : NULL;
    if (!answer && lock_after && tries && *tries >= lock_after) answer = CKR_PIN_LOCKED;
    pthread_mutex_unlock(&guard);
    if (answer) return done("C_Login", answer);
    answer = real_call(LOGIN)(handle, user, pin, length);
    if (tries && answer == CKR_OK) *tries = 0;
    if (tries && answer == CKR_PIN_INCORRECT) ++*tries;
    return done("C_Login", answer);
}

static CK_RV logout(CK_ULONG handle) {
    CK_RV answer = before_in("C_Logout", handle);
    return done("C_Logout", answer ? answer : real_call(LOGOUT)(handle));
}

static CK_RV get_attribute_value(CK_ULONG handle, CK_ULONG object, void *template, CK_ULONG count) {
    CK_RV answer = before_in("C_GetAttributeValue", handle);
    return answer ? answer : real_call(GET_ATTRIBUTE_VALUE)(handle, object, template, count);
}

static CK_RV find_objects_init(CK_ULONG handle, void *template, CK_ULONG count) {
    CK_RV answer = before_in("C_FindObjectsInit", handle);
    return answer ? answer : real_call(FIND_OBJECTS_INIT)(handle, template, count);
}

static CK_RV find_objects(CK_ULONG handle, CK_ULONG *found, CK_ULONG most, CK_ULONG *count) {
    CK_RV answer = before_in("C_FindObjects", handle);
    return answer ? answer : real_call(FIND_OBJECTS)(handle, found, most, count);
}

static CK_RV find_objects_final(CK_ULONG handle) {
    CK_RV answer = before_in("C_FindObjectsFinal", handle);
    return answer ? answer : real_call(FIND_OBJECTS_FINAL)(handle);
}

static CK_RV sign_init(CK_ULONG handle, void *mechanism, CK_ULONG key) {
    CK_RV answer = before_in("C_SignInit", handle);
    return answer ? answer : real_call(SIGN_INIT)(handle, mechanism, key);
}

static CK_RV sign(CK_ULONG handle, CK_BYTE *data, CK_ULONG length, CK_BYTE *value, CK_ULONG *size) {
    CK_RV answer = before_in("C_Sign", handle);
    return answer ? answer : real_call(SIGN)(handle, data, length, value, size);
}

static int load(void) {
    char path[4200], target[4096] = "";
    Dl_info info;
    FILE *file;
    void *library;
    CK_RV (*list)(struct function_list **);
    if (!dladdr((void *) load, &info)) return 0;
    snprintf(own, sizeof own, "%s", info.dli_fname);
    /* the host may know this file by several names; its orders lie beside the shortest */
    if (!realpath(info.dli_fname, own)) return 0;
    snprintf(path, sizeof path, "%s.faults", own);
    file = fopen(path, "r");
    if (!file || fscanf(file, "target %4095s", target) != 1) return 0;
    fclose(file);
    library = dlopen(target, RTLD_NOW | RTLD_LOCAL);
    if (!library) return 0;
    *(void **) &list = dlsym(library, "C_GetFunctionList");
    return list && list(&real) == CKR_OK;
}

CK_RV C_GetFunctionList(struct function_list **list) {
    pthread_mutex_lock(&guard);
    if (!real && !load()) {
        pthread_mutex_unlock(&guard);
        return 0x5; /* CKR_GENERAL_ERROR */
    }
    shown = *real;
    shown.call[INITIALIZE] = initialize;
    shown.call[FINALIZE] = finalize;
    shown.call[GET_FUNCTION_LIST] = C_GetFunctionList;
    shown.call[GET_SLOT_LIST] = get_slot_list;
    shown.call[GET_TOKEN_INFO] = get_token_info;
    shown.call[OPEN_SESSION] = open_session;
    shown.call[CLOSE_SESSION] = close_session;
    shown.call[LOGIN] = login;
    shown.call[LOGOUT] = logout;
    shown.call[GET_ATTRIBUTE_VALUE] = get_attribute_value;
    shown.call[FIND_OBJECTS_INIT] = find_objects_init;
    shown.call[FIND_OBJECTS] = find_objects;
    shown.call[FIND_OBJECTS_FINAL] = find_objects_final;
    shown.call[SIGN_INIT] = sign_init;
    shown.call[SIGN] = sign;
    *list = &shown;
    pthread_mutex_unlock(&guard);
    return CKR_OK;
}
