// Proposes what was read from the page of a PDF that has arrived: fills fields that are empty or still
// as an earlier file filled them, and marks each with how sure the reader was. Markup: data-read.
(() => {
  "use strict";
  const NAMES = ["type", "symbol", "issued-date", "subject", "issuer", "signer"];
  const form = document.querySelector("[data-read]:not([data-read=''])").closest("form");
  const status = form.querySelector("[data-read-status]");
  const again = Boolean(form.querySelector("input[type=checkbox][name=file]"));
  let asked = "";

  const field = (name) => form.querySelector("#" + name);
  const isFree = (e) => {
    if (e.dataset.typed) return false;
    if (e.tagName === "SELECT") return !again;
    return e.value.trim() === "" || e.value === e.dataset.filled;
  };
  const fold = (s) => s.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase().trim();

  /** Whether the field can take the value; a list can only where it is among its choices. */
  const set = (e, name, value) => {
    if (e.tagName === "SELECT") {
      const choice = [...e.options].find((o) => o.value === value || fold(o.text) === fold(value));
      if (!choice) return false;
      e.value = choice.value;
    } else {
      e.value = name === "issued-date" ? value.split("-").reverse().join("/") : value;
    }
    e.dataset.filled = e.value;
    return true;
  };

  const mark = (e, kind, icon, text) => {
    const line = e.closest(".f").querySelector(".top-line");
    line.querySelectorAll(".chip").forEach((c) => c.remove());
    if (!kind) return;
    const chip = document.createElement("span"), i = document.createElement("i");
    chip.className = "chip " + kind;
    i.className = "ic i-" + icon;
    i.setAttribute("aria-hidden", "true");
    chip.append(i, text);
    line.append(chip);
  };

  const show = (read) => {
    let filled = 0;
    for (const name of NAMES) {
      const e = field(name);
      if (!e || !isFree(e)) continue;
      const one = read.fields[name];
      if (!one) mark(e, e.tagName === "SELECT" && name === "signer" ? "" : "mute", "ring", "Không đọc được");
      else if (set(e, name, one.value)) {
        filled++;
        if (one.sure >= 90) mark(e, "ok", "ok", `Đọc được ${one.sure}%`);
        else mark(e, "wait", "eye", `Cần xem lại, ${one.sure}%`);
      }
    }
    status.textContent = filled
      ? `Đã điền ${filled} mục đọc từ tệp. Xem lại trước khi gửi.`
      : "Không đọc được thông tin từ tệp. Xin tự điền.";
  };

  const ask = async (id) => {
    asked = id;
    status.textContent = "Đang đọc thông tin từ tệp";
    try {
      const answer = await fetch(`/api/v1/uploads/${id}/particulars`, { credentials: "same-origin", cache: "no-store" });
      if (answer.ok && asked === id) show(await answer.json());
    } catch (e) {
      status.textContent = "";   // the form is filled in by hand, as ever
    }
  };

  for (const name of NAMES) {
    const e = field(name);
    if (e) e.addEventListener("input", () => {
      e.dataset.typed = "true";
      mark(e, "");
    });
  }
  form.addEventListener("upload", () => {
    const ids = form.querySelectorAll("input[type=hidden][name=file]");
    const last = ids.length ? ids[ids.length - 1].value : "";
    if (last && last !== asked) ask(last);
  });
})();
