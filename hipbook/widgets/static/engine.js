// The step engine, without a page: now() gives milliseconds, saved is what save() once gave. Moves return what to tell.

const SLEPT_MS = 120_000;
const clamp = (n, low, high) => Math.min(high, Math.max(low, n));
const tenth = (n) => Math.round(n * 10) / 10;

export function createEngine(steps, now, saved = null) {
  const known = saved?.count === steps.length && saved.index < steps.length ? saved : null;
  const done = [...(known?.done ?? [])];
  let { index = 0, elapsed: held = 0, spent = 0, started_at: startedAt = null } = known ?? {};
  let [phase, deadline, seen, slept] = ["waiting", 0, 0, false];
  const whole = () => steps[index]?.seconds ?? 0;
  const at = (time) => clamp(whole() - (deadline - time) / 1000, 0, whole());
  const elapsed = () => (phase === "running" ? at(now()) : held);
  const live = () => phase === "running" || phase === "paused";
  const tell = (event) => (done.push({ ...event, spent: tenth(spent) }), [done.at(-1)]);

  function report(event, seconds) {
    const { kind, item, exercise, side, reps, rep_s: pace } = steps[index];
    const again = done.some((told) => told.event === "done" && told.index === index);
    if (event !== "too_much" && (kind !== "work" || again)) return [];
    const worked = kind === "work" ? seconds : 0;
    const counted = event === "done" ? reps : Math.floor(worked / pace);
    return tell({ event, index, item, exercise, side, seconds: tenth(worked), reps: reps ? counted : null });
  }
  function enter(next, start) {
    [index, held, seen] = [next, 0, now()];
    deadline = start + whole() * 1000;
    return next < steps.length ? [] : ((phase = "finished"), tell({ event: "finished" }));
  }
  function leave(event, next) {
    const worked = elapsed();
    spent += worked;
    // A hold that has no set end is done whenever one lets go of it.
    const ended = event && steps[index].free && worked >= 1 ? "done" : event;
    return [...(ended ? report(ended, worked) : []), ...enter(next, now())];
  }
  function complete() {
    spent += whole();
    // The next deadline follows from this one, so that lateness never adds up.
    return [...report("done", whole()), ...enter(index + 1, deadline)];
  }
  function run() {
    [phase, slept, seen, deadline] = ["running", false, now(), now() + (whole() - held) * 1000];
    return steps.length ? [] : enter(0, now());
  }
  const pause = (time, asleep) => (([held, phase, slept] = [at(time), "paused", asleep]), []);
  function tick() {
    // A throttled tab is late by a minute at most. A longer gap is a device asleep: nobody was led meanwhile.
    if (phase === "running" && now() - seen > SLEPT_MS) return pause(seen, true);
    const told = [];
    seen = now();
    while (phase === "running" && deadline <= seen) told.push(...complete());
    return told;
  }
  function begin(time) {
    startedAt ??= time;
    return [...(done.length ? [] : tell({ event: "started" })), ...run()];
  }
  function stop() {
    [held, phase] = [elapsed(), "stopped"];
    spent += held;
    return report("too_much", held);
  }
  return {
    tick,
    begin: (time) => (phase === "waiting" ? begin(time) : []),
    pause: () => (phase === "running" ? pause(now(), false) : []),
    asleep: () => (phase === "running" ? pause(seen, true) : []),
    resume: () => (phase === "paused" ? run() : []),
    back: () => (live() ? leave(null, Math.max(0, index - 1)) : []),
    on: () => (live() ? leave("skipped", index + 1) : []),
    end: () => (live() ? leave("skipped", steps.length) : []),
    tooMuch: () => (live() ? stop() : []),
    look: () => ({ phase, index, slept, resumed: !!known, step: steps[index], next: steps[index + 1], elapsed: elapsed() }),
    save: () => ({ index, elapsed: elapsed(), spent, started_at: startedAt, done: [...done], count: steps.length }),
  };
}

// Which repetition it is, which part of it, and how far the movement has gone: there, held, and back. Null where nothing is counted.
export function repOf({ reps, rep_s: pace, parts = [] }, elapsed) {
  if (!reps || !pace) return null;
  const number = clamp(Math.floor(elapsed / pace) + 1, 1, reps);
  let into = clamp(elapsed - (number - 1) * pace, 0, pace);
  let place = 0;
  while (place < parts.length - 1 && into >= parts[place][1]) into -= parts[place++][1];
  const [word, seconds] = parts[place] ?? ["", pace];
  const gone = clamp(into / seconds, 0, 1);
  const share = place === 0 ? gone : place === parts.length - 1 ? 1 - gone : 1;
  return { number, word, share, back: place > 0 && place === parts.length - 1 };
}
