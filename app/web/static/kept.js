// What the phone keeps: drafts and answers that wait, each a record under its own id. IndexedDB, for it survives
// a dead battery and works over plain http; where the phone refuses, memory for as long as the page is open.
const memory = new Map();
const opened = new Promise((done) => {
  setTimeout(done, 3000);
  try {
    const asked = indexedDB.open("forankring", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("svar", { keyPath: "id" });
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => done();
  } catch (error) { done(); }
});
const deal = (mode, act) => opened.then((base) => new Promise((done, fail) => {
  const deed = base.transaction("svar", mode, { durability: "strict" }), asked = act(deed.objectStore("svar"));
  deed.oncomplete = () => done(asked.result);
  deed.onabort = fail;
}));
// The oldest first: whoever has waited longest is sent first, and this person's receipt comes when the others' have.
const records = () => deal("readonly", (base) => base.getAll()).catch(() => [])
  .then((found) => [...found.filter((one) => !memory.has(one.id)), ...memory.values()].sort((a, b) => a.at - b.at));
const put = (record) => deal("readwrite", (base) => {
  const before = base.get(record.id);
  before.onsuccess = () => {
    const waits = before.result && before.result.state === "waiting";
    if (!waits || record.state !== "draft") base.put(record); // a draft in another tab replaces no answer that waits
  };
  return before;
}).then(
  () => { memory.delete(record.id); },
  () => {
    memory.set(record.id, record);
    by("p-refused").hidden = false;
  }
);
const drop = (id) => {
  memory.delete(id);
  return deal("readwrite", (base) => base.delete(id)).catch(() => {});
};
// Change a record that is still there: another tab may have had it sent meanwhile.
const alter = (id, change) => memory.has(id)
  ? Promise.resolve(Object.assign(memory.get(id), change))
  : deal("readwrite", (base) => {
    const asked = base.get(id);
    asked.onsuccess = () => { if (asked.result) base.put(Object.assign(asked.result, change)); };
    return asked;
  }).catch(() => {});
addEventListener("beforeunload", (event) => { if (memory.size) event.preventDefault(); });

// Drafts end after 24 hours by the server's clock and by the phone's: either may be wrong, or stand still in sleep.
const day = 864e5;
let served = Date.now();
const stamp = (record) => Object.assign(record, { at: Date.now(), served: served + performance.now() });
const isOver = (record) => {
  const ours = served - record.served, age = Date.now() - record.at;
  return record.state === "draft" && (ours <= 0 ? age : age < 0 ? ours : Math.min(ours, age)) > day;
};
