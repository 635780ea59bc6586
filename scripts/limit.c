/* What this machine can do, for scripts/benchmark: the same job in C for the files that `neuron generate` writes and no
 * others. limit DATA EPOCHS [BATCH [THREADS]]: loads, standardizes, trains max(0, w x + b) by gradient descent in float64, on
 * all examples (BATCH 0) or on one thread in batches taken in order, the loss of all examples after each epoch as neuron
 * prints it; prints the seconds of loading and of training, and the loss. Nothing is checked.
 * cc -O3 -march=native -ffast-math -pthread -o limit limit.c -lm
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { MOST = 64, CHUNK = 1 << 19 };
static const double RATE = 0.05, POWER[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

static struct part { /* a thread's share of the examples */
  off_t from, to;
  double *x, *y, *gradient, *sum, *squares, cost, targets;
  long rows;
} parts[MOST];
static int threads = 2;
static const char *path;
static off_t size;
static int features;
static double *w, *mean, *deviation; /* w has b at its end */

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

static double *room(size_t doubles) {
  void *p = mmap(0, 8 * doubles, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  madvise(p, 8 * doubles, MADV_HUGEPAGE);
  return p;
}

/* The number that begins there, and where the next one does. */
static const char *number(const char *begin, double *value) {
  const char *c = begin;
  int negative = *c == '-', digits = 0;
  long mantissa = 0;
  for (c += negative; (unsigned)(*c - '0') < 10; c++) mantissa = 10 * mantissa + (*c - '0');
  if (*c == '.')
    for (c++; (unsigned)(*c - '0') < 10; c++, digits++) mantissa = 10 * mantissa + (*c - '0');
  *value = (negative ? -mantissa : mantissa) / POWER[digits < 10 ? digits : 0];
  if (c - begin > 17 || *c == 'E') *value = strtod(begin, (char **)&c);
  return c + 1;
}

/* The lines that start in the part. */
static void *load(void *argument) {
  struct part *p = argument;
  char *buffer = malloc(3 * CHUNK);
  int file = open(path, O_RDONLY);
  off_t at = p->from - 1, base = at; /* of the next byte to read, of the buffer's first */
  long held = 0;
  p->x = room((size / (2 * features) + 2) * features);
  p->y = room(size / (2 * features) + 2);
  for (int first = 1;; first = 0) {
    long got = pread(file, buffer + held, CHUNK, at);
    if (got <= 0) break;
    at += got;
    const char *c = buffer, *end = (char *)memrchr(buffer, '\n', held + got) + 1;
    if (first) c = (char *)memchr(buffer, '\n', got) + 1;
    while (c < end && base + (c - buffer) < p->to) {
      double *row = p->x + p->rows * features;
      for (int j = 0; j < features; j++) c = number(c, row + j);
      c = number(c, p->y + p->rows++);
    }
    if (c < end) break;
    held = buffer + held + got - c;
    memmove(buffer, c, held);
    base = at - held;
  }
  for (long i = 0; i < p->rows; i++) {
    const double *x = p->x + i * features;
    for (int j = 0; j < features; j++) {
      p->sum[j] += x[j];
      p->squares[j] += x[j] * x[j];
    }
    p->targets += p->y[i];
  }
  return 0;
}

static void *standardize(void *argument) {
  struct part *p = argument;
  for (long i = 0; i < p->rows; i++)
    for (int j = 0; j < features; j++) p->x[i * features + j] = (p->x[i * features + j] - mean[j]) / deviation[j];
  return 0;
}

/* Cost and gradient of some rows, four at a time as long as there are four. */
static void sum(struct part *p, long from, long to) {
  int n = features;
  double *restrict g = p->gradient;
  memset(g, 0, 8 * (n + 1));
  p->cost = 0;
  long i = from;
  for (; i + 4 <= to; i += 4) {
    double z[4] = {w[n], w[n], w[n], w[n]}, e[4];
    const double *x0 = p->x + i * n, *x1 = x0 + n, *x2 = x1 + n, *x3 = x2 + n;
    for (int j = 0; j < n; j++) {
      z[0] += w[j] * x0[j];
      z[1] += w[j] * x1[j];
      z[2] += w[j] * x2[j];
      z[3] += w[j] * x3[j];
    }
    for (int k = 0; k < 4; k++) {
      double difference = fmax(0, z[k]) - p->y[i + k];
      p->cost += difference * difference;
      e[k] = z[k] > 0 ? 2 * difference : 0;
      g[n] += e[k];
    }
    for (int j = 0; j < n; j++) g[j] += e[0] * x0[j] + e[1] * x1[j] + e[2] * x2[j] + e[3] * x3[j];
  }
  for (; i < to; i++) {
    const double *x = p->x + i * n;
    double z = w[n];
    for (int j = 0; j < n; j++) z += w[j] * x[j];
    double difference = fmax(0, z) - p->y[i], e = z > 0 ? 2 * difference : 0;
    p->cost += difference * difference;
    g[n] += e;
    for (int j = 0; j < n; j++) g[j] += e * x[j];
  }
}

/* A step of one example. */
static void single(const double *restrict x, double y, double rate) {
  double *restrict v = w, z = v[features];
  for (int j = 0; j < features; j++) z += v[j] * x[j];
  double change = z > 0 ? 2 * rate * (z - y) : 0;
  for (int j = 0; j < features; j++) v[j] -= change * x[j];
  v[features] -= change;
}

static void *pass(void *argument) {
  struct part *p = argument;
  sum(p, 0, p->rows);
  return 0;
}

static void step(const struct part *p, double rate) {
  for (int j = 0; j <= features; j++) w[j] -= rate * p->gradient[j];
}

static void all(void *(*work)(void *)) {
  pthread_t running[MOST];
  for (int t = 0; t < threads; t++) pthread_create(running + t, 0, work, parts + t);
  for (int t = 0; t < threads; t++) pthread_join(running[t], 0);
}

int main(int count, char **arguments) {
  if (count < 3) return 2;
  path = arguments[1];
  long batch = count > 3 ? atol(arguments[3]) : 0;
  if (count > 4) threads = atoi(arguments[4]);
  double start = now();
  struct stat status;
  FILE *file = fopen(path, "r");
  if (!file || fstat(fileno(file), &status)) return 1;
  size = status.st_size;
  for (int c; (c = getc(file)) != '\n';) features += c == ',';
  off_t header = ftell(file);
  w = calloc(features + 1, 8), mean = calloc(features, 8), deviation = calloc(features, 8);
  for (int t = 0; t < threads; t++) {
    struct part *p = parts + t;
    p->from = header + (size - header) * t / threads;
    p->to = header + (size - header) * (t + 1) / threads;
    p->gradient = calloc(features + 1, 8), p->sum = calloc(features, 8), p->squares = calloc(features, 8);
  }
  all(load);
  double rows = 0;
  for (int t = 0; t < threads; t++) rows += parts[t].rows, w[features] += parts[t].targets;
  w[features] /= rows;
  for (int j = 0; j < features; j++) {
    double squares = 0;
    for (int t = 0; t < threads; t++) mean[j] += parts[t].sum[j] / rows, squares += parts[t].squares[j] / rows;
    deviation[j] = sqrt(squares - mean[j] * mean[j]);
  }
  all(standardize);
  double loaded = now();
  for (int epoch = atoi(arguments[2]); epoch > 0; epoch--) {
    if (!batch) all(pass);
    for (struct part *p = parts; p < parts + threads; p++) {
      if (!batch) step(p, RATE / rows);
      for (long i = 0; batch && i < p->rows; i += batch) {
        if (batch == 1) {
          single(p->x + i * features, p->y[i], RATE / 10);
          continue;
        }
        long to = i + batch < p->rows ? i + batch : p->rows;
        sum(p, i, to);
        step(p, RATE / 10 / (to - i));
      }
    }
    if (batch) all(pass);
  }
  double trained = now(), cost = 0;
  all(pass);
  for (int t = 0; t < threads; t++) cost += parts[t].cost;
  printf("%.6f %.6f %.15g\n", loaded - start, trained - loaded, cost / rows);
  return 0;
}
