// What JavaScript adds to the form: progress, an answer taken back, and lines.
const all = (selector, within) => [...(within || document).querySelectorAll(selector)];
const by = (id) => document.getElementById(id);
const make = (tag, text, cls) => Object.assign(document.createElement(tag), { textContent: text, className: cls || "" });
const button = (text, cls) => Object.assign(make("button", text, cls), { type: "button" });
const tapped = (field) => field.type === "radio" || field.type === "checkbox";
const filled = (field) => (tapped(field) ? field.checked : field.value.trim() !== "");
const inputs = (within) => all("input[name]:not([type=hidden]),textarea[name]", within);
const fields = (item) => inputs(item).filter((one) => !one.name.endsWith(".uddybende"));
const words = JSON.parse(document.body.dataset.words);
let form;

// Progress
const show = () => {
  const items = all(".q", form), open = items.filter((item) => !fields(item).some(filled));
  const told = (some) => some.filter((item) => !open.includes(item)).length + words.of + some.length;
  const bar = by("p-bar"), rest = by("p-rest");
  bar.firstChild.max = items.length;
  bar.firstChild.value = items.length - open.length;
  bar.lastChild.textContent = told(items);
  by("p-count").textContent = words.answered + told(items) + (open.length ? words.missing : ".");
  rest.textContent = "";
  open.forEach((item) => {
    const li = make("li"), link = make("a", item.querySelector(".no").textContent.trim());
    link.href = "#" + fields(item)[0].id;
    li.append(link);
    rest.append(li);
  });
  all("section").forEach((section) => { section.querySelector(".n").textContent = told(all(".q", section)); });
  all(".o + .clear").forEach((clear) => {
    clear.style.visibility = fields(clear.previousSibling).some(filled) ? "" : "hidden";
  });
};
const dress = (within) => {
  all(".o", within).forEach((box) => {
    if (!box.closest(".q") || !box.querySelector("[type=radio]")) return;
    const clear = button(words.clear, "clear");
    clear.onclick = () => {
      fields(box).forEach((one) => { one.checked = false; });
      fields(box)[0].focus();
      changed();
    };
    box.after(clear);
  });
  all(".fmt", within).forEach((one) => {
    const field = one.closest("div").querySelector("input");
    one.hidden = field.type === field.getAttribute("type");
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
  inputs(line).forEach((one) => { if (tapped(one)) one.checked = false; else one.value = ""; });
  line.querySelector(".nr").textContent = number + 1;
  last.after(line);
  dress(line);
  more.hidden = number + 1 >= +more.dataset.max;
  return line;
};

// Whatever is on the page from now on: the form, or the form with what is wrong.
const start = () => {
  form = document.querySelector("form");
  document.body.className = "";
  if (!form) return;
  dress();
  all(".more").forEach((more) => {
    more.type = "button";
    more.onclick = () => { fields(add(more))[0].focus(); changed(); };
  });
  form.addEventListener("change", changed);
  form.addEventListener("input", soon);
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("input")) event.preventDefault();
  });
  by("p-bar").hidden = false;
  show();
  document.dispatchEvent(new Event("skema"));
};
const changed = () => { show(); keep(); };
const alerted = () => {
  const alert = document.querySelector(".alert[tabindex]:not([hidden])");
  if (alert) alert.focus();
};
