// What the browser keeps of a session until Python has it: ids and numbers, and the words it has not heard.

const [AGAIN_MS, WEEK_MS, KEPT] = [4000, 7 * 86_400_000, "hipbook-session-"];

// Storage may be forbidden; the session goes on without it. Says whether it was kept.
function stored(key, value) {
  try {
    if (value === undefined) return JSON.parse(localStorage.getItem(key));
    value ? localStorage.setItem(key, JSON.stringify(value)) : localStorage.removeItem(key);
    return true;
  } catch {
    return null;
  }
}

// Sessions that nothing will log, such as those of a notebook's cell run long ago, are let go of.
function sweep() {
  try {
    for (const key of Object.keys(localStorage).filter((name) => name.startsWith(KEPT))) {
      const kept = stored(key);
      if (!kept?.plan?.uid && !(Date.now() - Date.parse(kept?.started_at) < WEEK_MS)) stored(key, null);
    }
  } catch {
    // No storage, nothing to sweep.
  }
}

// What Python must hear is sent until it has heard it. Its own count says how much that is.
function createOutbox(model) {
  const told = [];
  let [timer, wait] = [0, AGAIN_MS];
  const unheard = () => told.slice(model.get("heard") || 0);
  function send(events) {
    for (const event of events) {
      try {
        model.send(event);
      } catch {
        break;
      }
    }
    clearTimeout(timer);
    if (unheard().length && !model.get("over")) timer = setTimeout(again, wait);
  }
  function again() {
    wait = Math.min(wait * 2, 60_000);
    send(unheard());
  }
  function back() {
    wait = AGAIN_MS;
    send(unheard());
  }
  document.addEventListener("hipbook:back", back);
  return {
    tell: (events) => events.length && (told.push(...events), send(events)),
    recall: (events) => (told.splice(0, told.length, ...events), send(unheard())),
    waiting: () => unheard().length > 0,
    close: () => (clearTimeout(timer), document.removeEventListener("hipbook:back", back)),
  };
}

// anywidget hands each view and the model itself another proxy: the token is what they share.
const outboxes = new Map();

function initialize({ model }) {
  const key = KEPT + model.get("token");
  let release = () => {};
  const outbox = createOutbox(model);
  outboxes.set(model.get("token"), outbox);
  sweep();
  // While this page leads the session, another tab does not offer to resume it.
  navigator.locks?.request(key, () => new Promise((done) => (release = done))).catch(() => {});
  function over() {
    if (!model.get("over")) return;
    stored(key, null);
    outbox.close();
    release();
  }
  model.on("change:over", over);
  over();
  return () => (outbox.close(), release());
}
