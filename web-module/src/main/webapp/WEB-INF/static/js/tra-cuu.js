// Proposes subjects while somebody types: a combo box with a list, as WAI-ARIA describes it. Without it the form
// searches all the same.
const box = document.querySelector("[data-complete]"), input = box.querySelector("input");
const PAUSE = 120, LEAST = 2, MOST = 8;
const list = document.createElement("ul");
list.id = "goi-y";
list.className = "options";
list.hidden = true;
list.setAttribute("role", "listbox");
list.setAttribute("aria-label", "Gợi ý");
const say = document.createElement("p");
say.className = "vh";
say.setAttribute("role", "status");
box.append(list, say);
input.setAttribute("role", "combobox");
input.setAttribute("aria-autocomplete", "list");
input.setAttribute("aria-controls", list.id);
input.setAttribute("aria-expanded", "false");

let timer = 0, asked = 0, typed = input.value, at = -1;

const close = () => {
  list.hidden = true;
  at = -1;
  input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-activedescendant");
  say.textContent = "";
};

const show = (subjects) => {
  at = -1;
  input.removeAttribute("aria-activedescendant");
  list.replaceChildren(...subjects.map((subject, i) => {
    const option = document.createElement("li");
    option.id = "goi-y-" + i;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.textContent = subject;
    return option;
  }));
  list.hidden = !subjects.length;
  input.setAttribute("aria-expanded", String(!list.hidden));
  say.textContent = subjects.length ? `${subjects.length} gợi ý, dùng phím mũi tên để chọn` : "";
};

const ask = async () => {
  const wanted = input.value, number = ++asked;
  if (wanted.trim().length < LEAST) {
    close();
    return;
  }
  const address = `${box.dataset.complete}?most=${MOST}&q=${encodeURIComponent(wanted)}`;
  const answer = await fetch(address, { headers: { Accept: "application/json" } }).catch(() => null);
  // a slower answer to an older question is not shown
  if (number !== asked || document.activeElement !== input) return;
  show(answer && answer.ok ? await answer.json() : []);
};

const mark = (to) => {
  const options = [...list.children];
  if (at >= 0) options[at].setAttribute("aria-selected", "false");
  at = to < -1 ? options.length - 1 : to >= options.length ? -1 : to;
  if (at < 0) {
    input.value = typed;
    input.removeAttribute("aria-activedescendant");
    return;
  }
  options[at].setAttribute("aria-selected", "true");
  options[at].scrollIntoView({ block: "nearest" });
  input.setAttribute("aria-activedescendant", options[at].id);
  input.value = options[at].textContent;
};

input.addEventListener("input", (e) => {
  typed = input.value;
  clearTimeout(timer);
  if (!e.isComposing) timer = setTimeout(ask, PAUSE);
});
input.addEventListener("compositionend", () => {
  typed = input.value;
  clearTimeout(timer);
  timer = setTimeout(ask, PAUSE);
});
input.addEventListener("keydown", (e) => {
  if (e.isComposing || list.hidden) return;
  if (e.key === "ArrowDown" || e.key === "ArrowUp") {
    e.preventDefault();
    mark(at + (e.key === "ArrowDown" ? 1 : -1));
  } else if (e.key === "Escape") {
    e.preventDefault();
    input.value = typed;
    close();
  }
});
input.addEventListener("blur", () => {
  clearTimeout(timer);
  close();
});
list.addEventListener("mousedown", (e) => {
  const option = e.target.closest("[role=option]");
  if (!option) return;
  e.preventDefault();
  input.value = option.textContent;
  input.form.requestSubmit();
});
