// What JavaScript adds to the form: progress, lines, codes, a guard against double taps and a net under a lost signal.
(() => {
const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));
const by = (id) => document.getElementById(id);
const form = document.querySelector("form");
const tapped = (field) => field.type === "radio" || field.type === "checkbox";
const filled = (field) => (tapped(field) ? field.checked : field.value.trim() !== "");
const fields = (item) => all("input[name],textarea[name]", item).filter((one) => !one.name.endsWith(".uddybende"));
const make = (tag, text, cls) => Object.assign(document.createElement(tag), { textContent: text, className: cls || "" });
const button = (text, cls) => Object.assign(make("button", text, cls), { type: "button" });

// Progress
const bar = by("p-bar"), meter = bar.firstChild, count = by("p-count"), rest = by("p-rest");
const show = () => {
  const items = all(".q", form), open = items.filter((item) => !fields(item).some(filled));
  const said = items.length - open.length + " af " + items.length;
  meter.max = items.length;
  meter.value = items.length - open.length;
  bar.lastChild.textContent = said;
  count.textContent = "Du har besvaret " + said + (open.length ? ". Her mangler svar. Du må gerne springe over." : ".");
  rest.replaceChildren(...open.map((item) => {
    const li = make("li"), link = make("a", item.querySelector(".no").textContent.trim());
    link.href = "#" + fields(item)[0].id;
    li.append(link);
    return li;
  }));
  all("section").forEach((section) => {
    const own = all(".q", section);
    section.querySelector(".n").textContent = own.filter((item) => !open.includes(item)).length + " af " + own.length;
  });
  all(".o").forEach((box) => {
    const clear = box.nextElementSibling;
    if (clear && clear.matches(".clear")) clear.style.visibility = fields(box).some(filled) ? "" : "hidden";
  });
};
const dress = (within) => {
  all(".o", within).forEach((box) => {
    if (!box.closest(".q") || !box.querySelector("[type=radio]")) return;
    const clear = button("Fjern svar", "clear");
    clear.onclick = () => {
      fields(box).forEach((one) => { one.checked = false; });
      fields(box)[0].focus();
      show();
    };
    box.after(clear);
  });
  all(".fmt", within).forEach((one) => {
    const field = one.closest("div").querySelector("input");
    one.hidden = field.type === field.getAttribute("type");
  });
  all("[data-abc]", within).forEach((one) => {
    one.hidden = false;
    one.onclick = () => {
      const abc = one.dataset.abc;
      one.previousSibling.value = Array.from(crypto.getRandomValues(new Uint8Array(6)), (x) => abc[x % abc.length]).join("");
      show();
    };
  });
};

// Lines of a group
const add = (more) => {
  const lines = all(".line", more.parentNode), last = lines[lines.length - 1], number = lines.length;
  const line = last.cloneNode(true), was = more.value + "." + (number - 1) + ".", is = more.value + "." + number + ".";
  all(".clear,.fault,.left", line).forEach((one) => one.remove());
  all("*", line).forEach((one) => {
    ["name", "id", "for", "aria-describedby"].forEach((key) => {
      const value = one.getAttribute(key);
      if (value) one.setAttribute(key, value.split(was).join(is));
    });
    one.classList.remove("has-fault");
    one.removeAttribute("aria-invalid");
  });
  fields(line).forEach((one) => { if (tapped(one)) one.checked = false; else one.value = ""; });
  line.querySelector(".nr").textContent = number + 1;
  last.after(line);
  dress(line);
  more.hidden = number + 1 >= +more.dataset.max;
  return line;
};

// Sending: what was typed is kept in this tab from the tap until a receipt, in case the signal goes.
const draft = (value) => {
  try {
    if (value === undefined) return JSON.parse(sessionStorage.getItem(location.pathname));
    if (value) sessionStorage.setItem(location.pathname, JSON.stringify(value));
    else sessionStorage.removeItem(location.pathname);
  } catch (error) { /* no storage: nothing is kept */ }
  return null;
};
const restore = (entries) => {
  entries.forEach(([name, value]) => {
    const group = name.split(".")[0], more = document.querySelector(".more[value='" + group + "']");
    while (more && !document.getElementsByName(name)[0] && !more.hidden) add(more);
    document.getElementsByName(name).forEach((one) => {
      if (!tapped(one)) one.value = value;
      else if (one.value === value) one.checked = true;
      if (value && name.endsWith(".uddybende")) one.closest("details").open = true;
    });
  });
  by("p-again").hidden = false;
};
let sending = false;
const ready = (send, text) => {
  sending = false;
  send.removeAttribute("aria-disabled");
  send.textContent = text;
};
document.addEventListener("submit", (event) => {
  const send = form.querySelector(".send"), text = send.textContent, offline = by("p-offline");
  if (event.submitter && event.submitter.matches(".more")) return;
  offline.hidden = navigator.onLine;
  if (sending || !navigator.onLine) {
    event.preventDefault();
    if (!sending) offline.focus();
    return;
  }
  sending = true;
  draft(Array.from(new FormData(form)));
  send.setAttribute("aria-disabled", "true");
  send.textContent = "Sender …";
  setTimeout(ready, 15000, send, text);
});
addEventListener("online", () => { by("p-offline").hidden = true; });
// The back button never shows the person before.
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

document.addEventListener("DOMContentLoaded", () => {
  dress();
  const kept = form.matches("[data-new]") && draft();
  if (kept) restore(kept); else draft(null);
  by("p-over").onclick = () => { draft(null); location.replace(location.pathname); };
  all(".more").forEach((more) => {
    more.type = "button";
    more.onclick = () => { fields(add(more))[0].focus(); show(); };
  });
  form.addEventListener("change", show);
  form.addEventListener("input", (event) => {
    const one = event.target, most = +one.maxLength, free = most - one.value.length;
    if (tapped(one) || most < 100) return;
    const next = one.nextElementSibling, left = next && next.matches(".left") ? next : make("p", "", "left");
    left.setAttribute("role", "status");
    if (!left.parentNode) one.after(left);
    left.textContent = free < most / 5 ? "Der er plads til " + free + " tegn mere." : "";
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("input")) event.preventDefault();
  });
  bar.hidden = false;
  show();
  const alert = document.querySelector(".alert[tabindex]:not([hidden])");
  if (alert) { alert.focus(); }
});
})();
