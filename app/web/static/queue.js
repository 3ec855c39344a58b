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
  const { length } = found.filter((one) => one.state === "waiting");
  by("p-waits").hidden = !length;
  by("p-n").textContent = length;
  stopped.textContent = "";
  found.filter((one) => one.state !== "waiting").forEach((one) => {
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
      const { status, why, page } = answer, verdict = { state: "stopped", status, why };
      if (status === 422) verdict.entries = [...new FormData(page.forms[0])]; // without the CPR numbers that were taken out
      await alter(one.id, verdict);
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
  const found = await records(), here = found.filter((one) => one.path === path).reverse();
  // A receipt is shown again where the page is loaded again, but whoever opens the link gets the form.
  const [way] = performance.getEntriesByType("navigation"), state = way && way.type !== "navigate" && history.state;
  for (const one of found) if (isOver(one)) await drop(one.id);
  if (typeof state === "string") {
    document.body.innerHTML = state;
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
// The buttons work before all this does: it waits for the page, so that nobody waits for it.
const loaded = new Promise((go) => addEventListener("load", () => setTimeout(go)));
loaded.then(() => {
  const { more } = document.body.dataset;
  if (more) document.body.append(Object.assign(make("script"), { src: more }));
});
if (window.AbortController) {
  document.addEventListener("submit", sent);
  begun = loaded.then(open);
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
} else loaded.then(start);
