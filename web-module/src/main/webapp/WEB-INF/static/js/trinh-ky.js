// Signing queue: one press signs one document after another and says how far it is.
// Without script the form sends all at once; the server does the same.
(() => {
  "use strict";
  const start = () => {
    const form = document.getElementById("ky");
    const button = document.getElementById("ky-ngay");
    if (!form || !button) return;
    const boxes = [...form.querySelectorAll("input[name=chon]")];
    const all = document.getElementById("tat-ca");
    const ticked = () => boxes.filter((box) => box.checked);
    const count = () => {
      const n = ticked().length;
      button.value = n ? `Ký (${n})` : "Ký văn bản đã chọn";
      all.checked = n === boxes.length;
      all.indeterminate = n > 0 && n < boxes.length;
    };
    boxes.forEach((box) => box.addEventListener("change", count));
    all.addEventListener("change", () => {
      boxes.forEach((box) => { box.checked = all.checked; });
      count();
    });
    count();
    form.addEventListener("submit", (e) => {
      if (e.defaultPrevented || ticked().length < 2 || !document.getElementById("pin").value) return;
      e.preventDefault();
      signAll(form, button, ticked());
    });
  };

  const signAll = async (form, button, chosen) => {
    const progress = document.getElementById("tien-do");
    const fields = new FormData(form, button);
    const done = [];
    let page = null;
    button.disabled = true;
    for (const [i, box] of chosen.entries()) {
      const row = box.closest("li");
      progress.textContent = `Đang ký ${i + 1}/${chosen.length}: ${row.dataset.name}. Xin đừng đóng trang.`;
      row.setAttribute("aria-busy", "true");
      fields.delete("chon");
      fields.append("chon", box.value);
      try {
        const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(fields), credentials: "same-origin" });
        page = new DOMParser().parseFromString(await answer.text(), "text/html");
      } catch (lost) {
        progress.textContent = `Mất kết nối khi đang ký ${row.dataset.name}. Tải lại trang để xem văn bản nào đã ký.`;
        button.disabled = false;
        return;
      }
      row.removeAttribute("aria-busy");
      const result = page.querySelector("#ket-qua li");
      if (!result) break;
      done.push(result);
    }
    show(page, done, chosen);
  };

  /** The last answer is the page as it is now; it gets the results of the whole round. */
  const show = (page, done, chosen) => {
    const fresh = page.querySelector("main");
    const left = new Set(chosen.slice(done.length).map((box) => box.value));
    fresh.querySelectorAll("input[name=chon]").forEach((box) => { box.checked = left.has(box.value); });
    const signed = done.filter((li) => li.dataset.signed === "true").length;
    let list = fresh.querySelector("#ket-qua");
    if (!list && done.length) {
      const card = document.createElement("section");
      card.className = "card mb";
      card.innerHTML = '<header><h2 id="kq" tabindex="-1">Kết quả</h2><span class="soft s">Đã ký <b id="da-ky"></b> văn bản</span></header><ul class="work" id="ket-qua"></ul>';
      (fresh.querySelector("#loi") || fresh.querySelector(".head")).after(card);
      list = card.querySelector("ul");
    }
    if (list) {
      list.replaceChildren(...done);
      fresh.querySelector("#da-ky").textContent = String(signed);
    }
    document.querySelector("main").replaceWith(document.adoptNode(fresh));
    document.querySelector(".menu ul").replaceWith(document.adoptNode(page.querySelector(".menu ul")));
    const focus = document.getElementById("loi") || document.getElementById("kq");
    if (focus) focus.focus();
    start();
  };

  start();
})();
