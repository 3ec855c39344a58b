// Drafts and sending. Nothing leaves the phone's storage before the server's receipt with its id, a 'no' is kept
// with its reason, and everything else (no signal, a portal's login page, a broken proxy) is tried again.
const path = location.pathname, tabs = window.BroadcastChannel && new BroadcastChannel("forankring");
const own = (name) => form.elements[name];
let mine, begun, pending, next, busy, trying, waits, delay = 2000;
const fresh = () => ({ id: chance(20, "abcdefghjkmnpqrstvwxyz0123456789"), path, state: "draft", entries: [] });
const tell = (message) => { if (tabs) tabs.postMessage(message); };

// Drafts
const said = () => Array.from(new FormData(form));
const keep = () => {
  clearTimeout(pending);
  pending = 0;
  if (!form || !mine || busy) return Promise.resolve();
  stamp(mine).entries = said();
  if (mine.state === "draft" && !inputs(form).some(filled)) return drop(mine.id);
  tell(mine);
  return put(mine);
};
const soon = () => { pending = pending || setTimeout(() => { show(); keep(); }, 300); };
const fill = (entries) => {
  entries.forEach(([name]) => {
    const more = document.querySelector(".more[value='" + name.split(".")[0] + "']");
    while (more && !document.getElementsByName(name)[0] && !more.hidden) add(more);
  });
  inputs(form).forEach((one) => {
    const values = entries.filter(([name]) => name === one.name).map(([, value]) => value);
    if (tapped(one)) one.checked = values.includes(one.value);
    else if (one !== document.activeElement) one.value = values[0] || "";
    if (one.value && one.name.endsWith(".uddybende")) one.closest("details").open = true;
  });
  show();
};
const take = (record) => {
  mine = record;
  own("_id").value = mine.id;
  fill(mine.entries);
};
const leave = () => { history.replaceState(null, ""); location.replace(path + location.search); };
const over = () => { if (confirm(words.sure)) drop(mine.id).then(() => { tell({ gone: mine.id }); leave(); }); };
// The next person finds nothing of the one before: no draft, no receipt, no page behind the back button.
const nextPerson = async () => {
  for (const one of await records()) if (one.path === path && one.state === "draft") await drop(one.id);
  leave();
};
if (tabs) tabs.onmessage = ({ data }) => {
  if (!mine || busy || waits) return;
  if (data.gone === mine.id) leave();
  else if (form && data.path === path && (data.id === mine.id || !inputs(form).some(filled))) take(data);
};

// One try. An answer counts only when it is ours: it names the id that was saved, or says no.
const post = async (record) => {
  const stop = new AbortController(), clock = setTimeout(() => stop.abort(), 20000);
  try {
    const body = new URLSearchParams(record.entries).toString(), keepalive = body.length < 6e4;
    const headers = { "Content-Type": "application/x-www-form-urlencoded" };
    const answer = await fetch(record.path + location.search, { method: "POST", body, headers, keepalive, signal: stop.signal });
    const receipt = answer.headers.get("Forankring-Svar"), { status } = answer;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const why = page.querySelector("#fejl-1 h2") || page.querySelector("h1");
    return { status, page, saved: receipt === record.id, no: receipt === "nej" || status === 413, why: why && why.textContent };
  } catch (error) { return {}; } finally { clearTimeout(clock); }
};
const turn = (page) => {
  document.documentElement.replaceChild(document.adoptNode(page.body), document.body);
  document.title = page.title;
  scrollTo(0, 0);
};
const receipt = (page) => {
  turn(page);
  mine = form = waits = null;
  history.replaceState(document.querySelector("main").innerHTML, "");
  received();
};
const received = () => {
  by("p-next").onclick = (event) => { event.preventDefault(); nextPerson(); };
  document.querySelector("h1").focus();
};
const refuse = async ({ page, why }) => {
  if (page.querySelector("form")) {
    turn(page);
    start();
    arrange();
    const id = own("_id").value;
    if (id !== mine.id) await drop(mine.id); // another answer has the id: this goes under a new one
    Object.assign(mine, { id, entries: said() });
  } else {
    by("p-no").hidden = false;
    by("p-why").textContent = why || "";
    ready();
  }
  await put(mine);
  alerted();
};
const ready = (text) => {
  const send = form.querySelector(".send");
  if (text) send.dataset.was = send.textContent;
  send.toggleAttribute("aria-disabled", !!text);
  send.textContent = text || send.dataset.was;
  form.inert = !!text; // what would be typed now would be lost where the answer comes back
  by("p-sent").textContent = text || "";
};
const sent = async (event) => {
  event.preventDefault();
  if (busy) return;
  busy = true;
  clearTimeout(pending);
  ready(words.sending);
  await begun;
  const was = mine.state, send = form.querySelector(".send");
  stamp(mine).entries = said().concat(send.name ? [[send.name, send.value]] : []);
  mine.state = "waiting";
  await put(mine);
  if (navigator.storage && navigator.storage.persist) navigator.storage.persist();
  const answer = await post(mine);
  if (answer.saved) {
    await drop(mine.id);
    tell({ gone: mine.id });
    receipt(answer.page);
  } else if (answer.no) {
    const { status, why } = answer, verdict = { state: status === 422 ? was : "stopped", status, why };
    await alter(mine.id, verdict);
    Object.assign(mine, verdict);
    await refuse(answer);
  } else {
    tell({ gone: mine.id });
    await hold();
    later();
  }
  busy = false;
};

// The queue: what waits on the phone, of this person and of those before.
const hold = async () => {
  waits = true;
  history.replaceState({ waits: mine.id }, "");
  form.remove();
  form = null;
  by("p-sent").textContent = "";
  all("main>:not(.kept)").forEach((one) => one.remove());
  by("p-next").hidden = false;
  await list();
  alerted();
};
const list = async () => {
  const queue = by("p-queue"), stopped = by("p-stopped");
  if (!queue) return;
  const found = (await records()).filter((one) => one.state !== "draft" && !(form && one.id === mine.id));
  queue.hidden = !found.length;
  by("p-n").textContent = found.filter((one) => one.state === "waiting").length;
  stopped.textContent = "";
  found.filter((one) => one.state === "stopped").forEach((one) => {
    const li = make("li", one.why + " "), mend = make("a", words.mend), gone = button(words.remove, "btn");
    mend.href = one.path + "#svar-" + one.id;
    gone.onclick = () => { if (confirm(words.sure)) drop(one.id).then(list); };
    li.append(mend, gone);
    stopped.append(li);
  });
};
const later = () => {
  clearTimeout(next);
  next = setTimeout(flush, delay * (0.5 + Math.random() / 2));
  delay = Math.min(delay * 2, 3e5);
};
const flush = async (everything) => {
  if (trying || busy) return;
  trying = true;
  let lost, sent = 0;
  for (const one of await records()) {
    const isLate = one.state === "waiting" || (one.state === "stopped" && (everything === true || one.status === 410));
    if (!isLate || (form && one.id === mine.id)) continue;
    const answer = await post(one);
    if (answer.saved) {
      await drop(one.id);
      delay = 2000;
      if (waits && one.id === mine.id) receipt(answer.page); else sent += 1;
    } else if (answer.no) {
      await alter(one.id, { state: "stopped", status: answer.status, why: answer.why });
    } else {
      lost = true;
      break;
    }
  }
  trying = false;
  if (sent && by("p-sent")) by("p-sent").textContent = words.sent + sent;
  await list();
  if (lost) later();
};
const file = async () => {
  const svar = (await records()).filter((one) => one.state !== "draft");
  const blob = new Blob([JSON.stringify({ forankring: 1, svar })], { type: "application/json" });
  Object.assign(make("a"), { href: URL.createObjectURL(blob), download: "svar-" + svar[0].id.slice(0, 6) + ".json" }).click();
};
const arrange = () => {
  all(".over").forEach((one) => { one.hidden = false; one.onclick = over; });
  by("p-try").onclick = () => flush(true);
  by("p-file").onclick = file;
  by("p-next").onclick = nextPerson;
};

const open = async () => {
  start();
  if (form) served = +own("_id").dataset.now;
  const found = await records(), here = found.filter((one) => one.path === path).sort((a, b) => b.at - a.at);
  // A receipt is shown again where the page is loaded again, but whoever opens the link gets the form.
  const [way] = performance.getEntriesByType("navigation"), state = way && way.type !== "navigate" && history.state;
  for (const one of found) if (isOver(one)) await drop(one.id);
  if (typeof state === "string") {
    document.querySelector("main").innerHTML = state;
    form = null;
    received();
  } else {
    if (form) resume(here);
    const held = state && here.find((one) => one.id === state.waits && one.state === "waiting");
    if (held && form) { mine = held; await hold(); }
    arrange();
    by("p-refused").hidden = !!(await opened);
    alerted();
  }
  await list();
  flush();
};
const resume = (here) => {
  mine = fresh();
  if (!form.matches("[data-new]")) mine.id = own("_id").value;
  own("_id").value = mine.id;
  const draft = here.find((one) => location.hash === "#svar-" + one.id)
    || here.find((one) => one.state === "draft" && !isOver(one));
  if (!form.matches("[data-new]") || inputs(form).some(filled)) return soon();
  if (!draft) return;
  take(draft);
  by("p-again").hidden = false;
  by("p-changed").hidden = draft.entries.some(([name, value]) => name === "_version" && value === own(name).value);
  by("p-no").hidden = !draft.why;
  by("p-why").textContent = draft.why || "";
};
addEventListener("load", () => {
  const { more } = document.body.dataset;
  if (more) document.body.append(Object.assign(make("script"), { src: more }));
});
if (window.fetch && window.AbortController) {
  document.addEventListener("submit", sent);
  document.addEventListener("DOMContentLoaded", () => { begun = open(); });
  addEventListener("online", () => flush());
  addEventListener("pagehide", keep);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) keep();
    else if (mine && isOver(mine) && form) leave();
    else flush();
  });
  addEventListener("hashchange", () => { if (location.hash.startsWith("#svar-")) location.reload(); });
  // The back button never shows the person before.
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
} else document.addEventListener("DOMContentLoaded", start);
