// Runs in every page; nothing depends on it. Loaded in the head, so that .js is set before painting.
(() => {
  "use strict";
  const root = document.documentElement;
  root.classList.add("js");

  const typing = (el) => el && (el.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(el.tagName));

  /** Chooses the size at once and remembers it; the server reads the same cookie. */
  const chooseSize = (size) => {
    root.classList.remove("co-vua", "co-lon", "co-rat-lon");
    root.classList.add("co-" + size);
    const secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = `dangvu-co=${size}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
  };

  const showKeys = () => {
    let box = document.getElementById("phim-tat");
    if (!box) {
      box = document.createElement("dialog");
      box.id = "phim-tat";
      box.setAttribute("aria-labelledby", "phim-tat-t");
      const rows = [["/", "Tới ô tìm kiếm"], ["?", "Mở bảng này"], ["↑ ↓", "Chuyển dòng trong danh sách"],
        ["Enter", "Mở dòng đang chọn"], ["Esc", "Đóng hộp đang mở"]];
      document.querySelectorAll("[data-key][data-key-label]").forEach((el) =>
        rows.push([el.dataset.key, el.dataset.keyLabel]));
      const title = document.createElement("h2");
      title.id = "phim-tat-t";
      title.textContent = "Phím tắt";
      const list = document.createElement("dl");
      list.className = "facts mt3";
      for (const [key, what] of rows) {
        const dt = document.createElement("dt"), dd = document.createElement("dd"), kbd = document.createElement("kbd");
        kbd.textContent = key;
        dt.append(kbd);
        dd.textContent = what;
        list.append(dt, dd);
      }
      const form = document.createElement("form"), close = document.createElement("button");
      form.method = "dialog";
      close.className = "btn";
      close.textContent = "Đóng";
      form.append(close);
      box.append(title, list, form);
      document.body.append(box);
    }
    if (box.showModal && !box.open) box.showModal();
  };

  /** “Ctrl Enter”, “Alt T”, “Esc” as written in data-key. */
  const matches = (wanted, e) => {
    const parts = wanted.toLowerCase().split(/\s*\+\s*|\s+/);
    const key = parts.pop().replace("↵", "enter").replace(/^esc$/, "escape");
    return e.key.toLowerCase() === key && e.ctrlKey === parts.includes("ctrl") && e.altKey === parts.includes("alt");
  };

  document.addEventListener("keydown", (e) => {
    if (e.isComposing || e.defaultPrevented) return;
    const inField = typing(e.target);
    for (const el of document.querySelectorAll("[data-key]")) {
      if (matches(el.dataset.key, e) && !el.disabled && (!inField || e.ctrlKey || e.altKey || e.key === "Escape")) {
        e.preventDefault();
        el.click();
        return;
      }
    }
    if (inField || e.ctrlKey || e.altKey || e.metaKey) return;
    if (e.key === "/") {
      const box = document.querySelector("main input[type=search]") || document.getElementById("tim");
      if (box && box.offsetParent !== null) {
        e.preventDefault();
        box.focus();
        box.select();
      }
    } else if (e.key === "?") {
      e.preventDefault();
      showKeys();
    } else if (e.key === "ArrowDown" || e.key === "ArrowUp") {
      const list = document.activeElement.closest(".pick, tbody, .work");
      if (!list) return;
      const links = [...list.querySelectorAll(list.tagName === "TBODY" ? "tr" : "li")]
        .map((row) => row.querySelector("a, button")).filter(Boolean);
      const at = links.findIndex((l) => l === document.activeElement || l.closest("tr,li").contains(document.activeElement));
      const next = links[at + (e.key === "ArrowDown" ? 1 : -1)];
      if (next) {
        e.preventDefault();
        next.focus();
      }
    }
  });

  // one press is enough: a second one while the answer is under way does nothing
  document.addEventListener("submit", (e) => {
    const form = e.target;
    if (form.method !== "post" || form.hasAttribute("data-again")) return;
    if (form.dataset.sent && Date.now() - Number(form.dataset.sent) < 10000) {
      e.preventDefault();
      return;
    }
    form.dataset.sent = String(Date.now());
  });
  window.addEventListener("pageshow", () =>
    document.querySelectorAll("form[data-sent]").forEach((f) => delete f.dataset.sent));

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll(".aa input[name=co]").forEach((input) =>
      input.addEventListener("change", () => chooseSize(input.value)));
    document.querySelectorAll("[data-keys]").forEach((b) => b.addEventListener("click", showKeys));
    document.querySelectorAll("[data-shows]").forEach((box) =>
      box.addEventListener("change", () => {
        for (const id of box.dataset.shows.split(" ")) {
          document.getElementById(id).type = box.checked ? "text" : "password";
        }
      }));
    document.querySelectorAll("[data-print]").forEach((b) => b.addEventListener("click", () => window.print()));
    document.querySelectorAll("[data-opens]").forEach((b) =>
      b.addEventListener("click", () => document.getElementById(b.dataset.opens).showModal()));
    document.querySelectorAll("[data-submits]").forEach((el) =>
      el.addEventListener("change", () => el.form.requestSubmit()));
    document.querySelectorAll(".toast").forEach((toast) => setTimeout(() => toast.remove(), 6000));
    const faults = document.querySelector("[data-focus]") || document.querySelector("[aria-invalid=true]");
    if (faults) faults.focus();
  });

  document.addEventListener("click", (e) => {
    const fault = e.target.closest("#loi a[href^='#']");
    if (fault) {
      const box = document.getElementById(fault.hash.slice(1));
      const input = box && (typing(box) ? box : box.querySelector("input, select, textarea"));
      if (input) {
        e.preventDefault();
        input.focus();
      }
    }
    document.querySelectorAll(".aa[open], .menu[open]").forEach((d) => {
      if (!d.contains(e.target)) d.open = false;
    });
  });
  document.addEventListener("keyup", (e) => {
    if (e.key !== "Escape") return;
    document.querySelectorAll(".aa[open], .menu[open]").forEach((d) => {
      d.open = false;
      d.querySelector("summary").focus();
    });
  });
})();
